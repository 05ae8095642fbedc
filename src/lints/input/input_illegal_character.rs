//! Rule `input-illegal-character`.

use super::{oddities, segment_name};
use crate::encoding::base64url::Oddity;
use crate::encoding::hidden::is_hidden;
use crate::facts::clean::is_blank;
use crate::lints::look_alike::is_compatibility_form;
use crate::lints::point::root;
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A character inside the token that no compact token may contain: anything but letters, digits, `-`, `_` and `.`. Blanks, padding, the standard alphabet and invisible characters have rules of their own.
    ///
    /// ## Why it matters
    /// Strict verifiers refuse it. Braces or quotes here are the mark of an attack that confuses formats, or of a slip in copying.
    ///
    /// ## What to do
    /// Copy the token alone.
    ///
    /// ## References
    /// - draft-ietf-oauth-rfc8725bis-08 3.14 (Check JWT Format Type)
    /// - RFC 7519 1
    INPUT_ILLEGAL_CHARACTER, "input-illegal-character", Error, "Character outside the compact alphabet",
    "draft-ietf-oauth-rfc8725bis-08 3.14 (Check JWT Format Type); RFC 7519 1", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, span, oddity) in oddities(subject) {
        let Oddity::Character { found, .. } = oddity else { continue };
        if is_blank(*found) || is_hidden(*found) || is_compatibility_form(*found) || *found == '…'
        {
            continue;
        }
        let span = span.start..span.start + found.len_utf8();
        let message = format!(
            "The {} contains {} (U+{:04X}); a compact token has only letters, digits, `-`, `_` and `.`. Copy the token alone; anything else must be refused.",
            segment_name(subject, index),
            text::quoted(&found.to_string()),
            u32::from(*found)
        );
        findings.push(INPUT_ILLEGAL_CHARACTER.at_text(subject, span, message).on(root(index)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_quotes_and_braces() {
        let case = Case::text("eyJhbGciOiJIUzI1NiJ9.\"x\".AAAA");
        assert!(case.fires(&INPUT_ILLEGAL_CHARACTER), "{case:?}");
    }

    #[test]
    fn is_silent_about_plain_tokens_and_disclosures() {
        for case in [
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA~WyJh~"),
        ] {
            assert!(!case.fires(&INPUT_ILLEGAL_CHARACTER), "{case:?}");
        }
    }
}
