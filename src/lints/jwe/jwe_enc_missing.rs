//! Rule `jwe-enc-missing`.

use crate::algorithms::{self, Purpose};
use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An encrypted token without `enc`, or with one that is not registered or does not authenticate.
    ///
    /// ## Why it matters
    /// Nothing protects the content against change.
    ///
    /// ## What to do
    /// Use A256GCM, A128GCM or A128CBC-HS256.
    ///
    /// ## References
    /// - RFC 7516 4.1.2
    /// - RFC 7518 5.1
    /// - draft-ietf-jose-hpke-encrypt
    JWE_ENC_MISSING, "jwe-enc-missing", Error, "enc missing or invalid",
    "RFC 7516 4.1.2; RFC 7518 5.1; draft-ietf-jose-hpke-encrypt", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let integrated = subject
        .facts
        .algorithm()
        .is_some_and(|alg| alg.starts_with("HPKE-") && !alg.ends_with("-KE"));
    if subject.facts.kind != Kind::Jwe || integrated {
        return;
    }
    let enc = subject.facts.header("enc").and_then(Node::as_str).and_then(algorithms::find);
    if enc.is_none_or(|row| row.purpose != Purpose::Encrypt) {
        let message = "`enc` is missing or names no authenticated encryption, so the content may be changed unnoticed. Use A256GCM, A128GCM or A128CBC-HS256.";
        findings.push(JWE_ENC_MISSING.at_header(subject, "enc", message));
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
    fn fires_without_authenticated_encryption() {
        for case in [
            jwe(
                r#"{"alg":"dir","enc":"A128CBC"}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
            jwe(r#"{"alg":"dir"}"#, ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"]),
        ] {
            assert!(case.fires(&JWE_ENC_MISSING), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_registered_ones() {
        for case in [
            jwe(r#"{"alg":"HPKE-0"}"#, ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"]),
            jwe(
                r#"{"alg":"dir","enc":"A256GCM"}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
        ] {
            assert!(!case.fires(&JWE_ENC_MISSING), "{case:?}");
        }
    }
}
