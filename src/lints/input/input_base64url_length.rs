//! Rule `input-base64url-length`.

use super::{oddities, segment_name};
use crate::encoding::base64url::Oddity;
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A segment whose length no base64url encoder produces: one more than a multiple of four.
    ///
    /// ## Why it matters
    /// At least one character is missing or extra, so the bytes are not the ones that were signed.
    ///
    /// ## What to do
    /// Copy the token again from its source. If it comes so from the issuer, the third part may be a placeholder.
    ///
    /// ## References
    /// - RFC 4648, section 4
    /// - RFC 7515, appendix C
    INPUT_BASE64URL_LENGTH, "input-base64url-length", Error, "Impossible base64url length",
    "RFC 4648 4; RFC 7515 Appendix C", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, _, oddity) in oddities(subject) {
        let Oddity::Length { characters } = oddity else { continue };
        let message = format!(
            "The {} has {}, a length that no base64url encoder produces: characters are missing or extra. The token was cut or edited; copy it again from its source.",
            segment_name(subject, index),
            text::count(*characters, "character")
        );
        findings.push(INPUT_BASE64URL_LENGTH.at_segment(subject, index, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    #[test]
    fn fires_on_a_placeholder_of_nine_characters() {
        let finding = Case::header(HS256).signature("SIGNATURE").finding(&INPUT_BASE64URL_LENGTH);
        assert!(finding.unwrap().message.contains("9 characters"));
    }

    #[test]
    fn is_silent_about_possible_lengths() {
        for signature in ["", "YQ", "YWI", "YWJj"] {
            assert!(!Case::header(HS256).signature(signature).fires(&INPUT_BASE64URL_LENGTH));
        }
    }
}
