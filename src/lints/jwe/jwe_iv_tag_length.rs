//! Rule `jwe-iv-tag-length`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An initialization vector or authentication tag of another length than `enc` prescribes.
    ///
    /// ## Why it matters
    /// Cut tags are easier to forge. Recipients must refuse them.
    ///
    /// ## What to do
    /// Find what cut or made the token.
    ///
    /// ## References
    /// - RFC 7518 4.7.1, 5.2, 5.3
    JWE_IV_TAG_LENGTH, "jwe-iv-tag-length", Error, "IV or tag has the wrong length",
    "RFC 7518 4.7.1, 5.2, 5.3", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let enc = facts.header("enc").and_then(Node::as_str).unwrap_or_default();
    let expected = match enc {
        "A128GCM" | "A192GCM" | "A256GCM" => (12, 16),
        "A128CBC-HS256" => (16, 16),
        "A192CBC-HS384" => (16, 24),
        "A256CBC-HS512" => (16, 32),
        _ => return,
    };
    let length = |index: usize| facts.segments.get(index)?.decoded.bytes.as_ref().map(Vec::len);
    let (Some(iv), Some(tag)) = (length(2), length(4)) else { return };
    if facts.kind == Kind::Jwe && (iv, tag) != expected {
        let message = format!(
            "{enc} needs a vector of {} and a tag of {} bytes; these have {iv} and {tag}. Cut tags are easier to forge: refuse the token.",
            expected.0, expected.1
        );
        findings.push(JWE_IV_TAG_LENGTH.at_segment(subject, 4, message));
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
    fn fires_on_cut_tags() {
        let case = jwe(
            r#"{"alg":"dir","enc":"A256GCM"}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAA"],
        );
        assert!(case.fires(&JWE_IV_TAG_LENGTH), "{case:?}");
    }

    #[test]
    fn is_silent_about_whole_ones() {
        for case in [
            jwe(
                r#"{"alg":"dir","enc":"A256GCM"}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
            Case::header(r#"{"alg":"HS256"}"#),
        ] {
            assert!(!case.fires(&JWE_IV_TAG_LENGTH), "{case:?}");
        }
    }
}
