//! Rule `sd-name-collision`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::presentation::Cause;

declare_lint! {
    /// ## What it finds
    /// A disclosed claim whose name the object has already, or a member of the format that stands or looks wrong: `_sd` that is no list of digests, `...` with other members, `_sd_alg` below the top level.
    ///
    /// ## Why it matters
    /// Putting the disclosure in its place would overwrite a signed claim, and verifiers would differ in which one they read.
    ///
    /// ## What to do
    /// Refuse the presentation. The issuer must not sign a claim both openly and as a digest.
    ///
    /// ## References
    /// - RFC 9901 4.1
    /// - RFC 9901 4.2.4
    /// - RFC 9901 7.1
    SD_NAME_COLLISION, "sd-name-collision", Error, "Disclosed claim collides with an existing one",
    "RFC 9901 7.1(3)", needs: [SdJwt, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let collisions = |cause: &Cause| {
        matches!(cause, Cause::Collision(_) | Cause::Structure(_) | Cause::Depth(_))
    };
    findings.extend(SD_NAME_COLLISION.violations(subject, collisions, "Refuse the presentation."));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    #[test]
    fn fires_when_a_claim_would_be_overwritten_or_the_format_is_broken() {
        let disclosed = &[r#"["s","sub","x"]"#];
        for claims in [
            r#"{"sub":"u","_sd":["$1"]}"#,
            r#"{"_sd":"x"}"#,
            r#"{"_sd":[1]}"#,
            r#"{"a":{"_sd_alg":"sha-256"}}"#,
            r#"{"a":[{"...":"x","b":1}]}"#,
        ] {
            assert!(sd(claims, disclosed).fires(&SD_NAME_COLLISION), "{claims}");
        }
    }

    #[test]
    fn is_silent_about_the_same_name_elsewhere() {
        let token = sd(r#"{"sub":"u","a":{"_sd":["$1"]}}"#, &[r#"["s","sub","x"]"#]);
        assert!(!token.fires(&SD_NAME_COLLISION));
    }
}
