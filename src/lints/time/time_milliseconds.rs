//! Rule `time-milliseconds`.

use super::{CLAIMS, finer_unit};
use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Timestamp;

declare_lint! {
    /// ## What it finds
    /// A time claim whose number fits the years 2000 to 2099 only when it is read as milliseconds, microseconds or nanoseconds.
    ///
    /// ## Why it matters
    /// JWT times are seconds. Read as seconds, an `exp` in milliseconds lies ten thousands of years ahead, so the token never expires; an `nbf` or `iat` makes it not valid yet.
    ///
    /// ## What to do
    /// Divide where the token is made: in JavaScript `Math.floor(Date.now() / 1000)`.
    ///
    /// ## References
    /// - RFC 7519, section 2 (NumericDate)
    /// - CWE-682
    TIME_MILLISECONDS, "time-milliseconds", Error, "Time claim is in milliseconds (or finer)",
    "RFC 7519 2; CWE-682", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in CLAIMS {
        let Some(Timestamp(number)) = subject.facts.time(claim) else { continue };
        let Some((unit, factor, meant)) = finer_unit(number) else { continue };
        let effect =
            if claim == "exp" { ": as seconds the token practically never expires" } else { "" };
        let message = format!(
            "`{claim}` = {number} is in {unit} ({meant}){effect}. JWT times are seconds; divide by {factor} where the token is made.",
        );
        findings.push(TIME_MILLISECONDS.at_claim(subject, claim, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, GOOD};

    #[test]
    fn fires_on_finer_units_and_says_which() {
        for (number, unit) in [
            ("1700000000000", "milliseconds"),
            ("1700000000000000", "microseconds"),
            ("1700000000000000000", "nanoseconds"),
        ] {
            let case = Case::claims(&format!(r#"{{"exp":{number}}}"#));
            let message = case.finding(&TIME_MILLISECONDS).unwrap().message;
            assert!(message.contains(unit) && message.contains("2023-11-14"), "{message}");
        }
    }

    #[test]
    fn several_claims_make_one_finding() {
        let case = Case::claims(r#"{"exp":1700000000000,"iat":1700000000000}"#);
        let finding = case.finding(&TIME_MILLISECONDS).unwrap();
        assert!(finding.message.ends_with("The same at `/claims/iat`."), "{}", finding.message);
    }

    #[test]
    fn is_silent_about_seconds_and_about_the_end_of_the_calendar() {
        assert!(!Case::claims(GOOD).fires(&TIME_MILLISECONDS));
        assert!(!Case::claims(r#"{"exp":253402300799}"#).fires(&TIME_MILLISECONDS));
    }

    #[test]
    fn no_lifetime_is_computed_from_milliseconds() {
        let rules = Case::claims(r#"{"iat":1789999940,"exp":1790000840000}"#).rules();
        assert!(rules.contains(&"time-milliseconds".to_owned()), "{rules:?}");
        assert!(!rules.iter().any(|rule| rule.starts_with("time-lifetime")), "{rules:?}");
    }
}
