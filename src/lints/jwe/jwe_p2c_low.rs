//! Rule `jwe-p2c-low`.

use super::iterations;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// Fewer iterations of PBES2 than is advised: 600,000 with SHA-256, 210,000 with SHA-512; an error below 1,000.
    ///
    /// ## Why it matters
    /// The password can be guessed from the token alone.
    ///
    /// ## What to do
    /// Raise the count, or use a random key instead of a password.
    ///
    /// ## References
    /// - RFC 7518 4.8.1.2
    /// - OWASP Password Storage
    JWE_P2C_LOW, "jwe-p2c-low", Warning, "PBES2 iteration count too low",
    "RFC 7518 4.8.1.2; OWASP Password Storage", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(count) = iterations(subject) else { return };
    let advised = if subject.facts.algorithm().is_some_and(|alg| alg.contains("HS256")) {
        600_000
    } else {
        210_000
    };
    let severity = match count {
        count if count >= advised => return,
        1000.. => JWE_P2C_LOW.severity,
        _ => Severity::Error,
    };
    let message = format!(
        "`p2c` is missing or below the {advised} iterations that are advised, so the password can be guessed from the token alone. Raise it, or use a random key."
    );
    findings.push(JWE_P2C_LOW.at_header(subject, "p2c", message).graded(severity));
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
    fn fires_on_few_iterations() {
        for case in [
            jwe(
                r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":4096}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
            jwe(
                r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":"x"}"#,
                ["", "AAAAAAAAAAAAAAAA", "YQ", "AAAAAAAAAAAAAAAAAAAAAA"],
            ),
        ] {
            assert!(case.fires(&JWE_P2C_LOW), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_enough() {
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
            assert!(!case.fires(&JWE_P2C_LOW), "{case:?}");
        }
    }
}
