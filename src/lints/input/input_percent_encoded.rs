//! Rule `input-percent-encoded`.

use crate::facts::clean::Removed;
use crate::lints::{Finding, Subject, declare_lint, text};

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
    "Common practice", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let clean = &subject.facts.clean;
    for removed in &clean.removed {
        if let Removed::Escapes { count, first } = removed {
            let message = format!(
                "{} of the token were written for a URL, a page or a JSON string; the token is read without that. Decode it once, where it is taken from there, before a JWT library sees it.",
                text::count(*count, "character")
            );
            let place = Some((clean.characters(*first), 1));
            findings.push(INPUT_PERCENT_ENCODED.finding(message).placed(place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_encoded_dots() {
        let case = Case::text("eyJhbGciOiJIUzI1NiJ9%2EeyJhIjoxfQ%2eAAAA");
        assert_eq!(case.finding(&INPUT_PERCENT_ENCODED).and_then(|it| it.offset), Some(20));
        for dot in ["&#46;", "\\u002e", "%252E"] {
            let text = "x t=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA".replace('.', dot);
            assert!(Case::text(&text).fires(&INPUT_PERCENT_ENCODED), "{text}");
        }
    }

    #[test]
    fn is_silent_about_plain_tokens() {
        let case = Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA");
        assert!(!case.fires(&INPUT_PERCENT_ENCODED), "{case:?}");
    }
}
