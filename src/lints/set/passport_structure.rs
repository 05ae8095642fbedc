//! Rule `passport-structure`.

use crate::encoding::json::Node;
use crate::lints::oauth::missing;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A PASSporT without ES256, `x5u`, `orig`, `dest` or `iat`.
    ///
    /// ## Why it matters
    /// Verification services refuse it.
    ///
    /// ## What to do
    /// Make it as RFC 8225 says.
    ///
    /// ## References
    /// - RFC 8225 4-5
    /// - RFC 8588
    PASSPORT_STRUCTURE, "passport-structure", Error, "PASSporT is malformed",
    "RFC 8225 4-5; RFC 8588", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.profile.id != "passport" {
        return;
    }
    let mut missing = missing(subject, &["orig", "dest", "iat"]);
    if facts.algorithm() != Some("ES256") {
        missing.push("alg ES256".to_owned());
    }
    if facts.header("x5u").is_none() {
        missing.push("x5u".to_owned());
    }
    let shaken = facts.header("ppt").and_then(Node::as_str) == Some("shaken");
    let attested = facts
        .claim("attest")
        .and_then(Node::as_str)
        .is_some_and(|it| matches!(it, "A" | "B" | "C"));
    if shaken && !(attested && facts.claim("origid").is_some()) {
        missing.push("attest and origid".to_owned());
    }
    if !missing.is_empty() {
        let message = format!(
            "This PASSporT lacks {}; verification services refuse it. Make it as RFC 8225 says.",
            text::list(&missing)
        );
        findings.push(PASSPORT_STRUCTURE.at_segment(subject, 1, message));
    } else if facts.time("iat").is_some_and(|iat| subject.now.since(iat) > 60) {
        let message = "This PASSporT is older than 60 seconds, the usual limit of verification services. One is made for each call.";
        findings.push(PASSPORT_STRUCTURE.at_claim(subject, "iat", message).graded(Severity::Info));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_malformed_passports() {
        for case in [
            Case::jwt(
                r#"{"alg":"RS256","typ":"passport","x5u":"https://a.example"}"#,
                r#"{"orig":{},"dest":{},"iat":1}"#,
            ),
            Case::jwt(
                r#"{"alg":"ES256","typ":"passport","x5u":"https://a.example","ppt":"shaken"}"#,
                r#"{"orig":{},"dest":{},"iat":1}"#,
            ),
        ] {
            assert!(case.fires(&PASSPORT_STRUCTURE), "{case:?}");
        }
    }

    #[test]
    fn an_old_one_is_worth_a_note() {
        let old = r#"{"orig":{},"dest":{},"iat":1789999000}"#;
        let case = Case::jwt(r#"{"alg":"ES256","typ":"passport","x5u":"https://a.example"}"#, old);
        assert_eq!(case.finding(&PASSPORT_STRUCTURE).unwrap().severity, Severity::Info);
    }

    #[test]
    fn is_silent_about_proper_ones() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"passport","x5u":"https://a.example"}"#,
                r#"{"orig":{},"dest":{},"iat":1789999990}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&PASSPORT_STRUCTURE), "{case:?}");
        }
    }
}
