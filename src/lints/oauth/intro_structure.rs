//! Rule `intro-structure`.

use super::missing;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A response of token introspection without its required claims, or with `sub` or `exp` at the top.
    ///
    /// ## Why it matters
    /// With these it looks like an access token.
    ///
    /// ## What to do
    /// Keep what belongs to the token inside `token_introspection`.
    ///
    /// ## References
    /// - RFC 9701 5
    INTRO_STRUCTURE, "intro-structure", Warning, "Introspection response JWT malformed",
    "RFC 9701 5", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "introspection" {
        return;
    }
    let missing = missing(subject, &["iss", "aud", "iat", "token_introspection"]);
    let outside = ["sub", "exp"].iter().any(|name| subject.facts.claim(name).is_some());
    if outside || !missing.is_empty() {
        let message = "An introspection response needs `iss`, `aud`, `iat` and `token_introspection`, and no `sub` or `exp` beside them: otherwise it looks like an access token.";
        findings.push(INTRO_STRUCTURE.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_malformed_responses() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"token-introspection+jwt"}"#,
                r#"{"iss":"a","aud":"b","iat":1,"token_introspection":{},"sub":"x"}"#,
            ),
            Case::jwt(r#"{"alg":"ES256","typ":"token-introspection+jwt"}"#, "{}"),
        ] {
            assert!(case.fires(&INTRO_STRUCTURE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_proper_ones() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"token-introspection+jwt"}"#,
                r#"{"iss":"a","aud":"b","iat":1,"token_introspection":{}}"#,
            ),
            Case::claims(r#"{"sub":"a"}"#),
        ] {
            assert!(!case.fires(&INTRO_STRUCTURE), "{case:?}");
        }
    }
}
