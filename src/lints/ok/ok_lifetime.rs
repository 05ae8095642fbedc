//! Rule `ok-lifetime`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Span;

declare_lint! {
    /// ## What it finds
    /// A token that lives at least 30 seconds and at most an hour, counted from `iat`.
    ///
    /// ## Why it matters
    /// A stolen copy is soon worthless.
    ///
    /// ## What to do
    /// Nothing.
    ///
    /// ## References
    /// - RFC 6750, section 5.3
    OK_LIFETIME, "ok-lifetime", Ok, "Short lifetime",
    "RFC 6750 5.3", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(iat), Some(exp)) = (subject.facts.time("iat"), subject.facts.time("exp")) else {
        return;
    };
    let lifetime = exp.since(iat);
    if (30..=3600).contains(&lifetime) {
        let message = format!("The token lives {}.", Span(lifetime.unsigned_abs()));
        findings.push(OK_LIFETIME.at_claim(subject, "exp", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn fires(lifetime: i64) -> bool {
        Case::claims(&format!(r#"{{"iat":1000,"exp":{}}}"#, 1000 + lifetime)).fires(&OK_LIFETIME)
    }

    #[test]
    fn fires_from_half_a_minute_to_an_hour() {
        assert!(fires(30) && fires(900) && fires(3600));
    }

    #[test]
    fn is_silent_outside() {
        assert!(!fires(29) && !fires(7200) && !fires(-1));
    }
}
