//! Rule `input-whitespace`.

use crate::facts::clean::Removed;
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// Spaces, tabs or line breaks between the characters of a token.
    ///
    /// ## Why it matters
    /// Base64url has no blanks, so a strict verifier refuses the token as it was pasted. Here it is read and verified without them.
    ///
    /// ## What to do
    /// Copy the token as one line. A terminal, a mail program or a folded YAML block probably wrapped it.
    ///
    /// ## References
    /// - RFC 7515, section 2
    INPUT_WHITESPACE, "input-whitespace", Warning, "Whitespace inside the token",
    "RFC 7515 2", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for removed in &subject.facts.clean.removed {
        if let Removed::Whitespace { count, first } = removed {
            let message = format!(
                "The token is broken by {} (spaces or line ends), so a strict verifier refuses it. A terminal, a mail program or a YAML block probably wrapped it; copy it as one line.",
                text::count(*count, "blank")
            );
            let place = Some((subject.facts.clean.characters(*first), 1));
            findings.push(INPUT_WHITESPACE.finding(message).placed(place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_wrapped_token_and_points_at_the_first_blank() {
        let finding = |text: &str| Case::text(text).finding(&INPUT_WHITESPACE).map(|it| it.offset);
        assert_eq!(finding("eyJ\n hbGciOiJIUzI1NiJ9.e30.AAAA"), Some(Some(3)));
        let header = "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.\r\n e30.AAAA\r\nHost: a\r\n";
        assert_eq!(finding(header), Some(Some(43)));
    }

    #[test]
    fn is_silent_about_a_line_break_at_the_end() {
        assert!(!Case::text("e30.e30.x\n").fires(&INPUT_WHITESPACE));
        assert!(!Case::text("Bearer e30.e30.x").fires(&INPUT_WHITESPACE));
    }
}
