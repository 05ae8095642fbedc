//! Rule `jwe-zip`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An encrypted token with `zip`.
    ///
    /// ## Why it matters
    /// The length of what is compressed betrays its content, and a small token can unpack to a huge one.
    ///
    /// ## What to do
    /// Do not compress; recipients should limit what they unpack.
    ///
    /// ## References
    /// - RFC 8725 3.6
    /// - draft-ietf-oauth-rfc8725bis-08 2.12, 3.15
    /// - CVE-2024-28176 (jose), CVE-2024-28180 (go-jose), CVE-2024-33664 (python-jose), CVE-2024-28122 (jwx), CVE-2025-62706 (Authlib)
    JWE_ZIP, "jwe-zip", Warning, "Compression before encryption",
    "RFC 8725 3.6; draft-ietf-oauth-rfc8725bis-08 2.12, 3.15; CVE-2024-28176 (jose), CVE-2024-28180 (go-jose), CVE-2024-33664 (python-jose), CVE-2024-28122 (jwx), CVE-2025-62706 (Authlib)", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(zip) = subject.facts.header("zip").filter(|_| subject.facts.kind == Kind::Jwe) else {
        return;
    };
    let severity = if zip.as_str() == Some("DEF") { JWE_ZIP.severity } else { Severity::Error };
    let message = "The content was compressed before encryption: its length betrays it, and a small token can unpack to a huge one. Do not compress; limit what you unpack.";
    findings.push(JWE_ZIP.at_header(subject, "zip", message).graded(severity));
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
    fn fires_on_compression() {
        let case = jwe(
            r#"{"alg":"dir","enc":"A256GCM","zip":"DEF"}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(case.fires(&JWE_ZIP), "{case:?}");
    }

    #[test]
    fn is_silent_without() {
        for case in [
            jwe(
                r#"{"alg":"dir","enc":"A256GCM"}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
            Case::header(r#"{"alg":"HS256","zip":"DEF"}"#),
        ] {
            assert!(!case.fires(&JWE_ZIP), "{case:?}");
        }
    }
}
