//! Rule `hdr-jwk-symmetric`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A symmetric key (`kty` `oct`) in the header.
    ///
    /// ## Why it matters
    /// Anyone can compute the MAC with it. It is an attempt to forge, or a serious fault.
    ///
    /// ## What to do
    /// Refuse the token.
    ///
    /// ## References
    /// - RFC 7515 4.1.3
    /// - OWASP JWT Cheat Sheet
    HDR_JWK_SYMMETRIC, "hdr-jwk-symmetric", Error, "Symmetric key in header jwk",
    "RFC 7515 4.1.3; OWASP JWT Cheat Sheet", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let jwk = subject.facts.header("jwk");
    if jwk.and_then(|jwk| jwk.get("kty")).and_then(Node::as_str) == Some("oct") {
        let message = "A symmetric key stands in the header, so anyone can compute the MAC: an attempt to forge, or a serious fault. Refuse the token.";
        findings.push(HDR_JWK_SYMMETRIC.at_header(subject, "jwk", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_secret_in_the_header() {
        let case = Case::header(r#"{"alg":"HS256","jwk":{"kty":"oct","k":"AA"}}"#);
        assert!(case.fires(&HDR_JWK_SYMMETRIC), "{case:?}");
    }

    #[test]
    fn is_silent_about_public_keys() {
        let case = Case::header(r#"{"alg":"Ed25519","jwk":{"kty":"OKP"}}"#);
        assert!(!case.fires(&HDR_JWK_SYMMETRIC), "{case:?}");
    }
}
