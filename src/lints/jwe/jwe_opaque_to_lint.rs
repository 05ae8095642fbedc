//! Rule `jwe-opaque-to-lint`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An encrypted token.
    ///
    /// ## Why it matters
    /// Only its header is visible: what it claims cannot be checked. Encryption alone says nothing about who made it.
    ///
    /// ## What to do
    /// Decrypt it where you have the key, and check the token inside.
    ///
    /// ## References
    /// - RFC 7516
    /// - RFC 8725 2.3
    JWE_OPAQUE_TO_LINT, "jwe-opaque-to-lint", Info, "Encrypted: claims cannot be checked",
    "RFC 7516; RFC 8725 2.3", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.kind == Kind::Jwe && !subject.facts.has_payload() {
        let message = "The token is encrypted, so only its header can be checked. Decrypt it where you have the key; encryption alone says nothing about who made it.";
        findings.push(JWE_OPAQUE_TO_LINT.at_segment(subject, 3, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    use crate::encoding::base64url::encode;

    fn jwe(header: &str, rest: [&str; 4]) -> Case {
        let header = encode(header.as_bytes());
        Case::text(&format!("{header}.{}", rest.join(".")))
    }

    #[test]
    fn fires_on_encrypted_tokens() {
        let case = jwe(
            r#"{"alg":"dir","enc":"A256GCM"}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(case.fires(&JWE_OPAQUE_TO_LINT), "{case:?}");
    }

    #[test]
    fn is_silent_about_decrypted_ones() {
        assert!(
            !Case::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#)
                .decrypted("{}")
                .fires(&JWE_OPAQUE_TO_LINT)
        );
    }

    #[test]
    fn is_silent_about_signed_ones() {
        let case = Case::header(r#"{"alg":"HS256"}"#);
        assert!(!case.fires(&JWE_OPAQUE_TO_LINT), "{case:?}");
    }
}
