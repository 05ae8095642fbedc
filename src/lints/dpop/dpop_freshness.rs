//! Rule `dpop-freshness`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A DPoP proof older than five minutes, from the future, or without the nonce that you expect.
    ///
    /// ## Why it matters
    /// Servers accept proofs for seconds to minutes only.
    ///
    /// ## What to do
    /// Make a new one for each request.
    ///
    /// ## References
    /// - RFC 9449 4.3(10-11), 8, 11.1
    DPOP_FRESHNESS, "dpop-freshness", Warning, "DPoP proof is stale or from the future",
    "RFC 9449 4.3(10-11), 8, 11.1", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let expected = subject.options.nonce.as_deref().filter(|_| subject.facts.profile.id == "dpop");
    if expected.is_some_and(|it| subject.facts.claim("nonce").and_then(Node::as_str) != Some(it)) {
        let message = "The proof does not carry the nonce that you expect. Make a new one with the server's last `DPoP-Nonce`.";
        findings.push(DPOP_FRESHNESS.at_claim(subject, "nonce", message).graded(Severity::Error));
    }
    let Some(iat) = subject.facts.time("iat").filter(|_| subject.facts.profile.id == "dpop") else {
        return;
    };
    let age = subject.now.since(iat);
    if !(-60..=300).contains(&age) {
        let message = format!(
            "This proof was made {}; servers accept proofs for seconds to minutes only. Make a new one for each request.",
            iat.relative(subject.now)
        );
        findings.push(DPOP_FRESHNESS.at_claim(subject, "iat", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_stale_proofs() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"iat":1789996400}"#,
            ),
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"iat":1790003600}"#,
            ),
        ] {
            assert!(case.fires(&DPOP_FRESHNESS), "{case:?}");
        }
    }

    #[test]
    fn compares_with_the_nonce_that_is_expected() {
        let expecting = |claims: &str| {
            let mut case = Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                claims,
            );
            case.options.nonce = Some("n".to_owned());
            case.finding(&DPOP_FRESHNESS).map(|finding| finding.severity)
        };
        assert_eq!(expecting(r#"{"iat":1789999995,"nonce":"m"}"#), Some(Severity::Error));
        assert_eq!(expecting(r#"{"iat":1789999995}"#), Some(Severity::Error));
        assert_eq!(expecting(r#"{"iat":1789999995,"nonce":"n"}"#), None);
    }

    #[test]
    fn is_silent_about_fresh_ones() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"jti":"a1b2c3d4e5f6","htm":"POST","htu":"https://as.example/token","iat":1789999995}"#,
            ),
            Case::claims(r#"{"iat":1789996400}"#),
        ] {
            assert!(!case.fires(&DPOP_FRESHNESS), "{case:?}");
        }
    }
}
