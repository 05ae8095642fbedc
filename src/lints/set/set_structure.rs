//! Rule `set-structure`.

use crate::encoding::json::{Member, Node};
use crate::lints::oauth::missing;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A security event token without `iss`, `iat`, `jti` or an event.
    ///
    /// ## Why it matters
    /// Receivers refuse it.
    ///
    /// ## What to do
    /// Add what is missing where it is issued.
    ///
    /// ## References
    /// - RFC 8417 2.2
    SET_STRUCTURE, "set-structure", Error, "Security Event Token is malformed",
    "RFC 8417 2.2", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "set" {
        return;
    }
    let mut missing = missing(subject, &["iss", "iat", "jti"]);
    let events = subject.facts.claim("events").and_then(Node::members).unwrap_or_default();
    let sound = |event: &Member| event.name.contains(':') && event.value.members().is_some();
    if events.is_empty() || !events.iter().all(sound) {
        missing.push("events, an object of objects named by URIs".to_owned());
    }
    if !missing.is_empty() {
        let message = format!(
            "This security event token lacks {}; receivers refuse it. Add what is missing where it is issued.",
            text::list(&missing)
        );
        findings.push(SET_STRUCTURE.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_malformed_events() {
        for case in [
            Case::jwt(r#"{"alg":"RS256","typ":"secevent+jwt"}"#, r#"{"events":{}}"#),
            Case::jwt(
                r#"{"alg":"RS256","typ":"secevent+jwt"}"#,
                r#"{"iss":"a","iat":1,"jti":"b","events":{"urn:x":1}}"#,
            ),
        ] {
            assert!(case.fires(&SET_STRUCTURE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_proper_ones() {
        for case in [
            Case::jwt(
                r#"{"alg":"RS256","typ":"secevent+jwt"}"#,
                r#"{"iss":"a","iat":1,"jti":"b","events":{"urn:x":{}}}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&SET_STRUCTURE), "{case:?}");
        }
    }
}
