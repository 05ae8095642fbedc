//! Rule `time-lifetime-tiny`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A lifetime, `exp` minus `iat`, below 30 seconds.
    ///
    /// ## Why it matters
    /// Small differences between clocks make such tokens fail now and then. Often minutes were taken for seconds.
    ///
    /// ## What to do
    /// Check the unit of the lifetime. If it is meant so, allow for some difference of clocks when verifying.
    ///
    /// ## References
    /// - Common practice
    TIME_LIFETIME_TINY, "time-lifetime-tiny", Info, "Lifetime below 30 seconds",
    "Common practice", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(iat), Some(exp)) = (subject.facts.time("iat"), subject.facts.time("exp")) else {
        return;
    };
    let lifetime = exp.since(iat);
    if (1..30).contains(&lifetime) {
        let message = format!(
            "The token lives {lifetime} s, so small differences between clocks make it fail. Check whether minutes were taken for seconds.",
        );
        findings.push(TIME_LIFETIME_TINY.at_claim(subject, "exp", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_below_half_a_minute() {
        let case = Case::claims(r#"{"iat":1790000000,"exp":1790000015}"#);
        assert!(case.fires(&TIME_LIFETIME_TINY), "{case:?}");
    }

    #[test]
    fn is_silent_from_half_a_minute_on() {
        for case in [
            Case::claims(r#"{"iat":1790000000,"exp":1790000060}"#),
            Case::claims(r#"{"iat":1790000000,"exp":1790000030}"#),
            Case::claims(r#"{"iat":1790000000,"exp":1790000000}"#),
        ] {
            assert!(!case.fires(&TIME_LIFETIME_TINY), "{case:?}");
        }
    }
}
