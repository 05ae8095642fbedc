//! Rule `time-auth-time`.

use super::finer_unit;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An `auth_time` after the token was issued, in the future, or longer ago than the maximum age that you expect.
    ///
    /// ## Why it matters
    /// Rules about how long ago a person signed in rest on it; nobody signed in after the token was made.
    ///
    /// ## What to do
    /// Look where the issuer takes `auth_time` from, and at its clock.
    ///
    /// ## References
    /// - OpenID Connect Core 2, 3.1.2.1, 3.1.3.7
    TIME_AUTH_TIME, "time-auth-time", Warning, "auth_time is inconsistent",
    "OpenID Connect Core 2, 3.1.2.1, 3.1.3.7", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // A proof is about a request, not about a person.
    let limit = subject.options.max_age.filter(|_| subject.facts.profile.id != "dpop");
    let Some(signed_in) = subject.facts.time("auth_time") else {
        if limit.is_some() {
            let message = "You expect a maximum age, but without `auth_time` nobody knows when the person signed in. Ask for it with `max_age` or as an essential claim.";
            let finding = TIME_AUTH_TIME.at_claim(subject, "auth_time", message);
            findings.push(finding.graded(Severity::Error));
        }
        return;
    };
    if finer_unit(signed_in.0).is_some() {
        return;
    }
    let skew = subject.options.skew();
    let age = subject.now.since(signed_in);
    if let Some(limit) = limit.filter(|limit| age > i64::from(*limit) + skew) {
        let message = format!(
            "The person signed in {}, at most {limit} s ago is expected: they were not asked again. Let them sign in anew.",
            signed_in.relative(subject.now)
        );
        let finding = TIME_AUTH_TIME.at_claim(subject, "auth_time", message);
        findings.push(finding.graded(Severity::Error));
    }
    let after_issue = subject.facts.time("iat").is_some_and(|iat| signed_in > iat.plus(skew));
    if after_issue || signed_in > subject.now.plus(skew) {
        let than = if after_issue { "after the token was issued" } else { "in the future" };
        let message = format!(
            "`auth_time` ({signed_in}) is {than}, so it does not say when the person signed in. Look at the issuer's clock and at the session it comes from.",
        );
        findings.push(TIME_AUTH_TIME.at_claim(subject, "auth_time", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_after_the_issue_and_in_the_future() {
        for case in [
            Case::claims(r#"{"iat":1789990000,"auth_time":1789993600}"#),
            Case::claims(r#"{"auth_time":1790003600}"#),
        ] {
            assert!(case.fires(&TIME_AUTH_TIME), "{case:?}");
        }
    }

    #[test]
    fn compares_with_the_age_that_is_expected() {
        let severity = |claims: &str| {
            let mut case = Case::claims(claims);
            case.options.max_age = Some(3600);
            case.finding(&TIME_AUTH_TIME).map(|finding| finding.severity)
        };
        assert_eq!(severity(r#"{"iat":1789999940}"#), Some(Severity::Error));
        assert_eq!(severity(r#"{"iat":1789999940,"auth_time":1789996339}"#), Some(Severity::Error));
        assert_eq!(severity(r#"{"iat":1789999940,"auth_time":1789996340}"#), None);
    }

    #[test]
    fn is_silent_about_an_earlier_sign_in() {
        for case in [
            Case::claims(r#"{"iat":1789990000,"auth_time":1789960000}"#),
            Case::claims(r#"{"iat":1789990000,"auth_time":1789990000}"#),
        ] {
            assert!(!case.fires(&TIME_AUTH_TIME), "{case:?}");
        }
    }
}
