//! Rule `jarm-missing-claim`.

use crate::lints::claim::audiences;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An authorization response (JARM) for another client than you expect, or that lives longer than ten minutes.
    ///
    /// ## Why it matters
    /// A response that lives long can be used again by whoever sees it.
    ///
    /// ## What to do
    /// Let it expire within ten minutes, and check `aud`.
    ///
    /// ## References
    /// - JARM (OAuth 2.0 JWT Secured Authorization Response Mode) 2.1, 2.4
    JARM_MISSING_CLAIM, "jarm-missing-claim", Error, "JARM response lacks required claims",
    "JARM (OAuth 2.0 JWT Secured Authorization Response Mode) 2.1, 2.4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "jarm" {
        return;
    }
    let client = subject.options.audience.as_deref();
    if client.is_some_and(|client| !audiences(subject).contains(&client)) {
        let message =
            "`aud` of this authorization response is not the client that you expect. Refuse it.";
        findings.push(JARM_MISSING_CLAIM.at_claim(subject, "aud", message));
    }
    let start = subject.facts.time("iat").unwrap_or(subject.now);
    if subject.facts.time("exp").is_some_and(|exp| exp.since(start) > 600) {
        let message = "This authorization response lives longer than ten minutes, so whoever sees it can use it again. Shorten it.";
        findings
            .push(JARM_MISSING_CLAIM.at_claim(subject, "exp", message).graded(Severity::Warning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_long_lived_responses() {
        let case = Case::claims(r#"{"iss":"a","aud":"c","exp":1790086400,"state":"s","code":"x"}"#);
        assert!(case.fires(&JARM_MISSING_CLAIM), "{case:?}");
    }

    #[test]
    fn is_silent_about_short_ones() {
        for case in [
            Case::claims(r#"{"iss":"a","aud":"c","exp":1790000300,"state":"s","code":"x"}"#),
            Case::claims(r#"{"exp":1790086400}"#),
        ] {
            assert!(!case.fires(&JARM_MISSING_CLAIM), "{case:?}");
        }
    }
}
