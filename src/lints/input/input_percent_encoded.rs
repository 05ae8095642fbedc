//! Rule `input-percent-encoded`.

use crate::lints::json::is_compact_token;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token in which the dots or other characters are written as `%2E`, `&#46;` and the like.
    ///
    /// ## Why it matters
    /// It was encoded for a URL or a page. JWT libraries do not decode that.
    ///
    /// ## What to do
    /// Decode it once, where it is taken from the URL or page.
    ///
    /// ## References
    /// - Common practice
    INPUT_PERCENT_ENCODED, "input-percent-encoded", Info, "Percent-encoded or HTML-escaped token",
    "Common practice", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const CODES: [(&str, &str); 6] =
        [("%2e", "."), ("%2d", "-"), ("%5f", "_"), ("%3d", ""), ("&#46;", "."), ("\\u002e", ".")];
    let text = &subject.facts.clean.text;
    let mut decoded = text.clone();
    for (code, plain) in CODES {
        decoded = decoded.replace(code, plain).replace(&code.to_ascii_uppercase(), plain);
    }
    if decoded != *text && is_compact_token(&decoded) {
        let message = "The token was encoded for a URL or a page. Decode it once, where it is taken from there, before a JWT library sees it; then paste the result.";
        findings.push(INPUT_PERCENT_ENCODED.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_encoded_dots() {
        let case = Case::text("eyJhbGciOiJIUzI1NiJ9%2EeyJhIjoxfQ%2eAAAA");
        assert!(case.fires(&INPUT_PERCENT_ENCODED), "{case:?}");
    }

    #[test]
    fn is_silent_about_plain_tokens() {
        let case = Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA");
        assert!(!case.fires(&INPUT_PERCENT_ENCODED), "{case:?}");
    }
}
