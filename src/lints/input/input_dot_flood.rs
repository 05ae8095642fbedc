//! Rule `input-dot-flood`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// More than 16 dots.
    ///
    /// ## Why it matters
    /// Parsers that split before they count fill memory with every dot; several libraries were attacked so.
    ///
    /// ## What to do
    /// Let the verifier count the parts first.
    ///
    /// ## References
    /// - CVE-2025-30204 (golang-jwt), CVE-2025-27144 (go-jose), CVE-2025-22868 (x/oauth2/jws)
    INPUT_DOT_FLOOD, "input-dot-flood", Warning, "Excessive number of dots",
    "CVE-2025-30204 (golang-jwt), CVE-2025-27144 (go-jose), CVE-2025-22868 (x/oauth2/jws)", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let dots = subject.facts.clean.text.matches('.').count();
    if dots > 16 && !subject.facts.clean.text.contains(' ') {
        let message = format!(
            "The text has {dots} dots. Parsers that split before they count fill memory with each; let the verifier count the parts first."
        );
        findings.push(INPUT_DOT_FLOOD.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_floods() {
        let case = Case::text(&".".repeat(1000));
        assert!(case.fires(&INPUT_DOT_FLOOD), "{case:?}");
    }

    #[test]
    fn is_silent_about_encrypted_tokens() {
        let case = Case::text("eyJhbGciOiJkaXIifQ.YQ.YQ.YQ.YQ");
        assert!(!case.fires(&INPUT_DOT_FLOOD), "{case:?}");
    }
}
