//! Rule `set-exp-or-sub`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A security event token with `exp`, with `sub` beside `sub_id`, or without its own `typ`.
    ///
    /// ## Why it matters
    /// It could pass as another kind of token. Events describe the past and do not expire.
    ///
    /// ## What to do
    /// Leave `exp` and `sub` out, use `sub_id`, and set `typ` to `secevent+jwt`.
    ///
    /// ## References
    /// - RFC 8417 2.2, 2.3, 4.5-4.6
    /// - OpenID SSF 1.0
    /// - RFC 9493
    SET_EXP_OR_SUB, "set-exp-or-sub", Warning, "SET could be mistaken for another token",
    "RFC 8417 2.2, 2.3, 4.5-4.6; OpenID SSF 1.0; RFC 9493", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let has = |name| facts.claim(name).is_some();
    let typ = facts.header("typ").and_then(Node::as_str).unwrap_or_default();
    let untyped = normalized_type(typ) != "secevent+jwt";
    if facts.profile.id == "set" && (has("exp") || has("sub") && has("sub_id") || untyped) {
        let message = "This security event token could pass as another kind of token. Leave `exp` and `sub` out, use `sub_id`, and set `typ` to `secevent+jwt`.";
        findings.push(SET_EXP_OR_SUB.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_events_that_look_like_other_tokens() {
        for case in [
            Case::jwt(
                r#"{"alg":"RS256","typ":"secevent+jwt"}"#,
                r#"{"exp":1,"events":{"urn:x":{}}}"#,
            ),
            Case::claims(r#"{"events":{"urn:x":{}}}"#),
        ] {
            assert!(case.fires(&SET_EXP_OR_SUB), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_typed_events_and_logout_tokens() {
        for case in [
            Case::jwt(r#"{"alg":"RS256","typ":"secevent+jwt"}"#, r#"{"events":{"urn:x":{}}}"#),
            Case::jwt(r#"{"alg":"RS256","typ":"logout+jwt"}"#, r#"{"exp":1}"#),
        ] {
            assert!(!case.fires(&SET_EXP_OR_SUB), "{case:?}");
        }
    }
}
