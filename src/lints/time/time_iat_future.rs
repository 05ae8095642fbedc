//! Rule `time-iat-future`.

use super::finer_unit;
use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Span;

declare_lint! {
    /// ## What it finds
    /// An `iat` that lies in the future by more than the tolerated difference of clocks.
    ///
    /// ## Why it matters
    /// RFC 7519 forbids nothing here, but some libraries refuse such tokens. One of the two clocks is wrong, and the lifetime that is counted from `iat` is too.
    ///
    /// ## What to do
    /// Compare the clocks of issuer and verifier with a time server.
    ///
    /// ## References
    /// - RFC 7519 4.1.6
    TIME_IAT_FUTURE, "time-iat-future", Warning, "Issued in the future",
    "RFC 7519 4.1.6", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(iat) = subject.facts.time("iat") else { return };
    if iat > subject.now.plus(subject.options.skew()) && finer_unit(iat.0).is_none() {
        let message = format!(
            "`iat` lies {} ahead of this clock. Some libraries refuse such tokens; one of the clocks is wrong.",
            Span(iat.since(subject.now).unsigned_abs())
        );
        findings.push(TIME_IAT_FUTURE.at_claim(subject, "iat", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_beyond_the_tolerance() {
        for case in [Case::claims(r#"{"iat":1790000600}"#), Case::claims(r#"{"iat":1790000061}"#)] {
            assert!(case.fires(&TIME_IAT_FUTURE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_within_it_and_about_milliseconds() {
        for case in [
            Case::claims(r#"{"iat":1790000020}"#),
            Case::claims(r#"{"iat":1789999000}"#),
            Case::claims(r#"{"iat":1790000000000}"#),
        ] {
            assert!(!case.fires(&TIME_IAT_FUTURE), "{case:?}");
        }
    }
}
