//! Rule `input-standard-base64`.

use super::{oddities, segment_name};
use crate::encoding::base64url::Oddity;
use crate::lints::point::root;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A segment that contains `+` or `/`.
    ///
    /// ## Why it matters
    /// These belong to standard base64. JOSE uses base64url, with `-` and `_` instead; strict libraries refuse the token.
    ///
    /// ## What to do
    /// Encode with the URL-safe alphabet and without padding where the token is made.
    ///
    /// ## References
    /// - RFC 7515, section 2
    /// - RFC 4648, section 5
    INPUT_STANDARD_BASE64, "input-standard-base64", Error, "Standard base64 alphabet used",
    "RFC 7515 2; RFC 4648 5", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, span, oddity) in oddities(subject) {
        let Oddity::StandardAlphabet { found, .. } = oddity else { continue };
        let message = format!(
            "The {} contains `{found}`: it was encoded with standard base64 instead of base64url. Encode with the URL-safe alphabet (`-` and `_`), without padding.",
            segment_name(subject, index)
        );
        findings.push(INPUT_STANDARD_BASE64.at_text(subject, span, message).on(root(index)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_plus_and_slash_in_a_segment() {
        for signature in ["ab+c", "ab/c"] {
            let case = Case::text("e30.e30.").signature(signature);
            let finding = case.finding(&INPUT_STANDARD_BASE64).unwrap();
            assert_eq!((finding.offset, finding.length), (Some(10), Some(1)));
        }
    }

    #[test]
    fn is_silent_about_slashes_inside_the_header() {
        let case = Case::header(r#"{"alg":"HS256","kid":"keys/1+2"}"#);
        assert!(!case.fires(&INPUT_STANDARD_BASE64));
    }
}
