//! Rule `input-invisible-character`.

use crate::encoding::hidden::is_hidden;
use crate::lints::look_alike::is_compatibility_form;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An invisible character inside the token, or a full-width letter that only looks like a plain one.
    ///
    /// ## Why it matters
    /// It came with copying from formatted text. Strict verifiers refuse the token.
    ///
    /// ## What to do
    /// Delete it, or copy the raw value.
    ///
    /// ## References
    /// - draft-ietf-oauth-rfc8725bis-08 3.14
    INPUT_INVISIBLE_CHARACTER, "input-invisible-character", Error, "Invisible or look-alike character in token",
    "draft-ietf-oauth-rfc8725bis-08 3.14", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = &subject.facts.clean.text;
    let odd = |c: char| is_hidden(c) || is_compatibility_form(c);
    if let Some((at, found)) = text.char_indices().find(|(_, c)| !c.is_ascii() && odd(*c)) {
        let message = format!(
            "The token contains an invisible or look-alike character (U+{:04X}), picked up by copying from formatted text. Delete it, or copy the raw value.",
            u32::from(found)
        );
        findings.push(INPUT_INVISIBLE_CHARACTER.at_text(
            subject,
            at..at + found.len_utf8(),
            message,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_inside_the_token() {
        for case in [
            Case::text("eyJhbGciOiJIUzI1NiJ9.\u{200b}eyJhIjoxfQ.AAAA"),
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.ＡAAA"),
        ] {
            assert!(case.fires(&INPUT_INVISIBLE_CHARACTER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_at_its_ends() {
        let case = Case::text("\u{200b}eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA\u{feff}");
        assert!(!case.fires(&INPUT_INVISIBLE_CHARACTER), "{case:?}");
    }
}
