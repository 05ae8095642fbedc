//! Rule `time-negative-or-implausible`.

use super::finer_unit;
use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;
use crate::time::Timestamp;

declare_lint! {
    /// ## What it finds
    /// An `exp`, `nbf` or `iat` that is negative, lies before 2005, or is too large for any calendar.
    ///
    /// ## Why it matters
    /// No JWT was made then: the value is a duration, a counter or an unset clock, and the checks that use it are worthless.
    ///
    /// ## What to do
    /// Look where the claim is set. A duration must be added to the present time; a device without a clock must get one first.
    ///
    /// ## References
    /// - RFC 7519 2
    TIME_NEGATIVE_OR_IMPLAUSIBLE, "time-negative-or-implausible", Warning, "Implausible time value",
    "RFC 7519 2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in ["exp", "nbf", "iat"] {
        let Some(number) = subject.facts.claim(claim).and_then(Node::as_number) else { continue };
        // None when it is too large for any second.
        let instant = Timestamp::from_number(number);
        let is_plausible = |Timestamp(at)| (FIRST..=LAST).contains(&at) || finer_unit(at).is_some();
        if instant.is_some_and(is_plausible) {
            continue;
        }
        let is_negative = instant.map_or(number.starts_with('-'), |it| it.0 < 0);
        let severity =
            if is_negative { Severity::Error } else { TIME_NEGATIVE_OR_IMPLAUSIBLE.severity };
        let date =
            instant.and_then(Timestamp::utc).map(|date| format!(" ({date})")).unwrap_or_default();
        let message = format!(
            "`{claim}` = {}{date} is no time at which a JWT was made or could end: it is a duration, a counter or an unset clock. Set it to seconds since 1970.",
            text::quoted(number)
        );
        findings
            .push(TIME_NEGATIVE_OR_IMPLAUSIBLE.at_claim(subject, claim, message).graded(severity));
    }
}

/// 2005-01-01, before there were JWTs.
const FIRST: i64 = 1_104_537_600;
/// The last instant that JavaScript's dates reach, if it were seconds.
const LAST: i64 = 8_640_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_durations_and_unset_clocks() {
        for case in [
            Case::claims(r#"{"exp":3600}"#),
            Case::claims(r#"{"iat":0}"#),
            Case::claims(r#"{"exp":-1}"#),
            Case::claims(r#"{"exp":1e300}"#),
        ] {
            assert!(case.fires(&TIME_NEGATIVE_OR_IMPLAUSIBLE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_early_tokens_and_milliseconds() {
        for case in [
            Case::claims(r#"{"iat":1300819380}"#),
            Case::claims(r#"{"exp":1790000000000}"#),
            Case::claims(r#"{"exp":253402300799}"#),
        ] {
            assert!(!case.fires(&TIME_NEGATIVE_OR_IMPLAUSIBLE), "{case:?}");
        }
    }

    #[test]
    fn a_negative_time_is_an_error() {
        let finding = Case::claims(r#"{"exp":-1}"#).finding(&TIME_NEGATIVE_OR_IMPLAUSIBLE).unwrap();
        assert_eq!(finding.severity, Severity::Error);
    }
}
