//! Rule `time-y2038`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `exp` after 2038-01-19, beyond what 32 bits can count.
    ///
    /// ## Why it matters
    /// Programs that keep times in 32 bits read it as a date in 1901.
    ///
    /// ## What to do
    /// Nothing, unless such a program verifies the token.
    ///
    /// ## References
    /// - Common practice
    TIME_Y2038, "time-y2038", Verbose, "Expiry beyond 32-bit time",
    "Common practice", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.time("exp").is_some_and(|exp| exp.0 > i64::from(i32::MAX)) {
        let message =
            "`exp` is after 2038-01-19; programs that count seconds in 32 bits cannot hold it.";
        findings.push(TIME_Y2038.at_claim(subject, "exp", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_beyond_32_bits() {
        let case = Case::claims(r#"{"exp":2200000000}"#);
        assert!(case.fires(&TIME_Y2038), "{case:?}");
    }

    #[test]
    fn is_silent_below() {
        for case in [Case::claims(r#"{"exp":1900000000}"#), Case::claims(r#"{"exp":2147483647}"#)] {
            assert!(!case.fires(&TIME_Y2038), "{case:?}");
        }
    }
}
