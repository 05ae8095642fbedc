//! Rule `input-truncated-ellipsis`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token with `…`, `...` or `***` where something was left out.
    ///
    /// ## Why it matters
    /// A log or a page shortened it. What follows the cut cannot be decoded, and nothing can be verified.
    ///
    /// ## What to do
    /// Get the whole value.
    ///
    /// ## References
    /// - Common practice
    INPUT_TRUNCATED_ELLIPSIS, "input-truncated-ellipsis", Error, "Token was shortened for display",
    "Common practice", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = &subject.facts.clean.text;
    let cut =
        ["…", "...", "***"].iter().find_map(|cut| text.find(cut).map(|at| at..at + cut.len()));
    if let Some(span) = cut.filter(|_| text.starts_with("ey")) {
        let message = "The token was shortened for display: something was left out here. Nothing after the cut can be decoded or verified; get the whole value.";
        findings.push(INPUT_TRUNCATED_ELLIPSIS.at_text(subject, span, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_marks_of_omission() {
        for case in [
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOi..."),
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJzdWI….x"),
            Case::text("eyJhbGciOiJI***"),
        ] {
            assert!(case.fires(&INPUT_TRUNCATED_ELLIPSIS), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_empty_segments() {
        for case in
            [Case::text("eyJhbGciOiJIUzI1NiJ9.e30."), Case::text("eyJhbGciOiJkaXIifQ..YQ.YQ.YQ")]
        {
            assert!(!case.fires(&INPUT_TRUNCATED_ELLIPSIS), "{case:?}");
        }
    }
}
