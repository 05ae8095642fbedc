//! Rule `input-padding`.

use super::{oddities, segment_name};
use crate::encoding::base64url::Oddity;
use crate::lints::point::root;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A segment that ends with `=`, or with its percent-encoded form `%3D`.
    ///
    /// ## Why it matters
    /// JOSE leaves the padding out, and strict libraries refuse a token that has it. The signature covers the segments exactly as written, so stripping the padding from a token that was signed with it breaks the signature.
    ///
    /// ## What to do
    /// Encode without padding where the token is made.
    ///
    /// ## References
    /// - RFC 7515, section 2 and appendix C
    /// - RFC 4648, section 5
    INPUT_PADDING, "input-padding", Warning, "Base64 padding present",
    "RFC 7515 2 and Appendix C; RFC 4648 5", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let signer = subject.facts.header("signer").and_then(|signer| signer.as_str());
    // Amazon's load balancers pad, and say so.
    let expected = signer.is_some_and(|arn| arn.starts_with("arn:aws:elasticloadbalancing:"));
    let severity = if expected { Severity::Info } else { INPUT_PADDING.severity };
    let padded =
        oddities(subject).filter(|(_, _, oddity)| matches!(oddity, Oddity::Padding { .. }));
    let mut places: Vec<_> = padded.map(|(index, span, _)| (index, span)).collect();
    for (index, segment) in subject.facts.segments.iter().enumerate() {
        let text = subject.facts.segment_text(index).unwrap_or_default();
        if text.to_ascii_lowercase().ends_with("%3d") {
            places.push((index, segment.span.end - 3..segment.span.end));
        }
    }
    for (index, span) in places {
        let message = format!(
            "The {} ends with `=` padding, which JOSE leaves out; strict libraries refuse this token. Encode without padding where it is made: the signature covers the segments exactly as written.",
            segment_name(subject, index)
        );
        let finding = INPUT_PADDING.at_text(subject, span, message).on(root(index));
        findings.push(finding.graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_padded_segments_and_names_them_all() {
        let case = Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ==.AAA=");
        let finding = case.finding(&INPUT_PADDING).unwrap();
        assert_eq!(finding.path.as_deref(), Some("/claims"));
        assert!(finding.message.ends_with("The same at `/signature`."));
        assert!(Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ%3D%3D.AAAA").fires(&INPUT_PADDING));
    }

    #[test]
    fn is_no_more_than_a_note_for_amazon_load_balancers() {
        let signer = r#"{"alg":"ES256","signer":"arn:aws:elasticloadbalancing:us-east-1:1:x"}"#;
        let finding = Case::header(signer).signature("AAA=").finding(&INPUT_PADDING).unwrap();
        assert_eq!(finding.severity, Severity::Info);
    }

    #[test]
    fn is_silent_about_unpadded_segments() {
        assert!(!Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA").fires(&INPUT_PADDING));
    }
}
