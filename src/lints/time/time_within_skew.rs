//! Rule `time-within-skew`.

use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A token just past its `exp` or just before its `nbf`, inside the tolerated difference of clocks.
    ///
    /// ## Why it matters
    /// Verifiers that tolerate nothing already refuse it; others still accept it. Such tokens fail now and then.
    ///
    /// ## What to do
    /// Synchronise the clocks of issuer and verifier, and renew tokens a little before they end.
    ///
    /// ## References
    /// - RFC 7519, sections 4.1.4 and 4.1.5
    TIME_WITHIN_SKEW, "time-within-skew", Info, "Only valid thanks to clock leeway",
    "RFC 7519 4.1.4, 4.1.5", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let skew = subject.options.skew();
    let since = |name| subject.facts.time(name).map(|instant| subject.now.since(instant));
    let late = since("exp").filter(|late| (0..skew).contains(late)).map(|late| ("exp", late));
    let early = since("nbf").filter(|late| (-skew..0).contains(late)).map(|late| ("nbf", -late));
    for (claim, seconds) in late.into_iter().chain(early) {
        let message = format!(
            "By its `{claim}` the token is {} outside its time, and still accepted only because {skew} s are tolerated. Verifiers that tolerate nothing refuse it; synchronise the clocks.",
            text::count(usize::try_from(seconds).unwrap_or_default(), "second")
        );
        findings.push(TIME_WITHIN_SKEW.at_claim(subject, claim, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, NOW};

    fn fires(claim: &str, offset: i64) -> bool {
        let claims = format!(r#"{{"{claim}":{}}}"#, NOW + offset);
        Case::claims(&claims).fires(&TIME_WITHIN_SKEW)
    }

    #[test]
    fn fires_inside_the_tolerance_of_either_end() {
        assert!(fires("exp", -20) && fires("exp", 0) && fires("exp", -59));
        assert!(fires("nbf", 1) && fires("nbf", 60));
    }

    #[test]
    fn is_silent_inside_the_window_and_far_outside() {
        assert!(!fires("exp", 300) && !fires("exp", -60));
        assert!(!fires("nbf", 0) && !fires("nbf", 61));
    }
}
