//! Rule `jwe-rsa-oaep-sha1`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// The key encryption `RSA-OAEP`, with SHA-1 inside.
    ///
    /// ## Why it matters
    /// It is no weakness in this place, but policies often ask for RSA-OAEP-256.
    ///
    /// ## What to do
    /// Use RSA-OAEP-256 where a policy asks for it.
    ///
    /// ## References
    /// - RFC 7518 4.3
    JWE_RSA_OAEP_SHA1, "jwe-rsa-oaep-sha1", Verbose, "RSA-OAEP with SHA-1",
    "RFC 7518 4.3", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.kind == Kind::Jwe && subject.facts.algorithm() == Some("RSA-OAEP") {
        let message = "`RSA-OAEP` uses SHA-1 inside, which is no weakness here; policies often ask for RSA-OAEP-256.";
        findings.push(JWE_RSA_OAEP_SHA1.at_header(subject, "alg", message));
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
    fn fires_on_sha_1() {
        let case = jwe(
            r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(case.fires(&JWE_RSA_OAEP_SHA1), "{case:?}");
    }

    #[test]
    fn is_silent_about_sha_256() {
        let case = jwe(
            r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(!case.fires(&JWE_RSA_OAEP_SHA1), "{case:?}");
    }
}
