//! Rule `sig-ecdsa-nonce-reuse`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Two tokens with an ES algorithm and the same r: this one, and the second one that you gave.
    ///
    /// ## Why it matters
    /// The signer used a nonce twice; the private key can be computed from the two tokens.
    ///
    /// ## What to do
    /// Replace the key, and sign with deterministic nonces (RFC 6979).
    ///
    /// ## References
    /// - RFC 8725 3.2
    /// - RFC 6979
    SIG_ECDSA_NONCE_REUSE, "sig-ecdsa-nonce-reuse", Error, "Two tokens share an ECDSA nonce",
    "RFC 8725 3.2; RFC 6979", needs: [Header, Signature, SecondToken]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_ECDSA_NONCE_REUSE, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::inspect::examine;
    use crate::request::{Options, Request};

    fn token(claims: &str, r: u8, s: u8) -> String {
        let signature = [[r; 32], [s; 32]].concat();
        let parts = [br#"{"alg":"ES256"}"#.as_slice(), claims.as_bytes(), &signature];
        parts.map(encode).join(".")
    }

    fn fires(first: &str, second: &str) -> bool {
        let options = Options { other: Some(second.to_owned()), ..Options::default() };
        let request = Request { input: first.into(), options, ..Request::default() };
        let findings = examine(&request).1.findings;
        findings.iter().any(|it| it.rule == SIG_ECDSA_NONCE_REUSE.id())
    }

    #[test]
    fn fires_on_the_same_r_over_other_text_or_with_another_s() {
        let first = token(r#"{"sub":"u1"}"#, 7, 8);
        assert!(fires(&first, &token(r#"{"sub":"u2"}"#, 7, 9)));
        assert!(fires(&first, &token(r#"{"sub":"u1"}"#, 7, 9)));
    }

    #[test]
    fn is_silent_about_the_same_token_and_another_r() {
        let first = token(r#"{"sub":"u1"}"#, 7, 8);
        assert!(!fires(&first, &first));
        assert!(!fires(&first, &token(r#"{"sub":"u2"}"#, 6, 8)));
    }
}
