//! Rule `time-not-yet-valid`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Span;

declare_lint! {
    /// ## What it finds
    /// An `nbf` that lies in the future by more than the tolerated difference of clocks.
    ///
    /// ## Why it matters
    /// Any correct verifier refuses the token until then.
    ///
    /// ## What to do
    /// If it is meant so, wait. If not, look at the issuer's clock, and whether the value is in milliseconds instead of seconds.
    ///
    /// ## References
    /// - RFC 7519, section 4.1.5
    TIME_NOT_YET_VALID, "time-not-yet-valid", Error, "Token is not valid yet",
    "RFC 7519 4.1.5", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(nbf) = subject.facts.time("nbf") else { return };
    if nbf > subject.now.plus(subject.options.skew()) {
        let message = format!(
            "`nbf` lies {} in the future: the token is not valid before {nbf}. If that is not meant, check the issuer's clock, and whether the value is in milliseconds.",
            Span(nbf.since(subject.now).unsigned_abs())
        );
        findings.push(TIME_NOT_YET_VALID.at_claim(subject, "nbf", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, NOW};

    fn fires(ahead: i64) -> bool {
        Case::claims(&format!(r#"{{"nbf":{}}}"#, NOW + ahead)).fires(&TIME_NOT_YET_VALID)
    }

    #[test]
    fn fires_when_nbf_is_beyond_the_tolerance() {
        assert!(fires(86_400) && fires(61));
    }

    #[test]
    fn is_silent_within_the_tolerance() {
        assert!(!fires(10) && !fires(60) && !fires(-10));
    }
}
