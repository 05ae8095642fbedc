//! Rule `jwe-unsigned-content`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::{Kind, Severity};

declare_lint! {
    /// ## What it finds
    /// Claims that are encrypted and not signed. Only a note where the key is a shared secret.
    ///
    /// ## Why it matters
    /// Whoever has the recipient’s public key can make such a token: it says nothing about who made it.
    ///
    /// ## What to do
    /// Sign first, then encrypt; the signed token is the content.
    ///
    /// ## References
    /// - RFC 7519 11.2
    /// - RFC 8725 2.3, 3.3
    /// - CVE-2023-51774
    JWE_UNSIGNED_CONTENT, "jwe-unsigned-content", Warning, "Encrypted but not signed",
    "RFC 7519 11.2; RFC 8725 2.3, 3.3; CVE-2023-51774", needs: [Token, Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.kind != Kind::Jwe || facts.inner.is_some() {
        return;
    }
    let public = facts
        .algorithm()
        .is_some_and(|alg| ["RSA", "ECDH-ES"].iter().any(|it| alg.starts_with(it)));
    let (severity, message) = if public {
        let message = "The claims are encrypted and not signed: whoever has the public key can make such a token. Sign first, then encrypt.";
        (JWE_UNSIGNED_CONTENT.severity, message)
    } else {
        let message = "The claims are encrypted and not signed: each holder of the shared secret can make such a token.";
        (Severity::Info, message)
    };
    findings.push(JWE_UNSIGNED_CONTENT.at_header(subject, "alg", message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_claims_for_a_public_key() {
        let case = Case::jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#).decrypted("{}");
        assert_eq!(case.finding(&JWE_UNSIGNED_CONTENT).unwrap().severity, Severity::Warning);
        let case = Case::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#).decrypted("{}");
        assert_eq!(case.finding(&JWE_UNSIGNED_CONTENT).unwrap().severity, Severity::Info);
    }

    #[test]
    fn is_silent_about_signed_and_unopened_ones() {
        let case = Case::jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#);
        assert!(!case.fires(&JWE_UNSIGNED_CONTENT));
        let signed = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA";
        let case = Case::jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#);
        assert!(!case.decrypted(signed).fires(&JWE_UNSIGNED_CONTENT));
        assert!(!Case::header(r#"{"alg":"none"}"#).fires(&JWE_UNSIGNED_CONTENT));
    }
}
