//! Rule `jwe-rsa1-5`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// The key encryption `RSA1_5`.
    ///
    /// ## Why it matters
    /// A recipient that answers differently to wrong padding can be used to decrypt; the algorithm is being deprecated.
    ///
    /// ## What to do
    /// Use RSA-OAEP-256 or ECDH-ES.
    ///
    /// ## References
    /// - RFC 8725 3.2
    /// - draft-ietf-jose-deprecate-none-rsa15-06
    /// - RFC 3218 (million message attack)
    JWE_RSA1_5, "jwe-rsa1-5", Error, "RSA1_5 key encryption",
    "RFC 8725 3.2; draft-ietf-jose-deprecate-none-rsa15-06; RFC 3218 (million message attack)", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.kind == Kind::Jwe && subject.facts.algorithm() == Some("RSA1_5") {
        let message = "`RSA1_5` is open to attacks on its padding that decrypt without the key, and is being deprecated. Use RSA-OAEP-256 or ECDH-ES.";
        findings.push(JWE_RSA1_5.at_header(subject, "alg", message));
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
    fn fires_on_the_old_padding() {
        let case = jwe(
            r#"{"alg":"RSA1_5","enc":"A128CBC-HS256"}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(case.fires(&JWE_RSA1_5), "{case:?}");
    }

    #[test]
    fn is_silent_about_signatures_and_oaep() {
        for case in [
            Case::header(r#"{"alg":"RS256"}"#),
            jwe(
                r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
        ] {
            assert!(!case.fires(&JWE_RSA1_5), "{case:?}");
        }
    }
}
