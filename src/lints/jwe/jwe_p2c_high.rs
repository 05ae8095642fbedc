//! Rule `jwe-p2c-high`.

use super::iterations;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// More than 1.2 million iterations of PBES2.
    ///
    /// ## Why it matters
    /// The sender makes the recipient compute before anything is authenticated.
    ///
    /// ## What to do
    /// Refuse counts above about twice what is advised.
    ///
    /// ## References
    /// - draft-ietf-oauth-rfc8725bis-08 2.10 and 3.13
    /// - CVE-2023-50658 (jose2go), CVE-2023-50966 (erlang-jose), CVE-2023-51775 (jose4j)
    JWE_P2C_HIGH, "jwe-p2c-high", Error, "PBES2 iteration count is a DoS lever",
    "draft-ietf-oauth-rfc8725bis-08 2.10 and 3.13; CVE-2023-50658 (jose2go), CVE-2023-50966 (erlang-jose), CVE-2023-51775 (jose4j)", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(count @ 1_200_001..) = iterations(subject) {
        let message = format!(
            "`p2c` = {count} makes the recipient compute before anything is authenticated. Refuse counts above about 1.2 million."
        );
        findings.push(JWE_P2C_HIGH.at_header(subject, "p2c", message));
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
    fn fires_on_floods() {
        let case = jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":2147483647}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(case.fires(&JWE_P2C_HIGH), "{case:?}");
    }

    #[test]
    fn is_silent_about_advised_counts() {
        let case = jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":1000000}"#,
            ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
        );
        assert!(!case.fires(&JWE_P2C_HIGH), "{case:?}");
    }
}
