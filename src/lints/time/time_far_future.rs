//! Rule `time-far-future`.

use super::{CENTURY, finer_unit};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `exp` after the year 2100.
    ///
    /// ## Why it matters
    /// Such a token never expires in practice. Waiting does not revoke it.
    ///
    /// ## What to do
    /// Set a real lifetime. Where a credential must last, make it revocable.
    ///
    /// ## References
    /// - RFC 7519 4.1.4
    TIME_FAR_FUTURE, "time-far-future", Warning, "Expiry absurdly far away",
    "RFC 7519 4.1.4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(exp) = subject.facts.time("exp") else { return };
    if exp > CENTURY && finer_unit(exp.0).is_none() {
        let message = format!(
            "The token says that it expires at {exp}, which is never in practice. Set a real lifetime, or make it revocable.",
        );
        findings.push(TIME_FAR_FUTURE.at_claim(subject, "exp", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_beyond_the_century() {
        for case in [Case::claims(r#"{"exp":253402300799}"#), Case::claims(r#"{"exp":4102444801}"#)]
        {
            assert!(case.fires(&TIME_FAR_FUTURE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_decades_and_milliseconds() {
        for case in
            [Case::claims(r#"{"exp":2051222400}"#), Case::claims(r#"{"exp":1790000000000}"#)]
        {
            assert!(!case.fires(&TIME_FAR_FUTURE), "{case:?}");
        }
    }
}
