//! Rule `jwe-p2s-short`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// A salt of PBES2 that is missing or shorter than 8 bytes.
    ///
    /// ## Why it matters
    /// One table of guesses then serves for many tokens.
    ///
    /// ## What to do
    /// Use 16 random bytes.
    ///
    /// ## References
    /// - RFC 7518 4.8.1.1
    JWE_P2S_SHORT, "jwe-p2s-short", Error, "PBES2 salt too short",
    "RFC 7518 4.8.1.1", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let pbes2 = subject.facts.algorithm().is_some_and(|alg| alg.starts_with("PBES2-"));
    let salt = subject
        .facts
        .header("p2s")
        .and_then(Node::as_str)
        .and_then(|text| base64url::decode(text).bytes);
    if pbes2 && subject.facts.kind == Kind::Jwe && salt.is_none_or(|salt| salt.len() < 8) {
        let message = "The salt `p2s` is missing or shorter than 8 bytes. Use 16 random bytes for each token.";
        findings.push(JWE_P2S_SHORT.at_header(subject, "p2s", message));
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
    fn fires_on_short_salts() {
        let case = jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAA","p2c":600000}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(case.fires(&JWE_P2S_SHORT), "{case:?}");
    }

    #[test]
    fn is_silent_about_long_ones() {
        for case in [
            jwe(
                r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":600000}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
            jwe(
                r#"{"alg":"dir","enc":"A256GCM"}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
        ] {
            assert!(!case.fires(&JWE_P2S_SHORT), "{case:?}");
        }
    }
}
