//! Rule `hdr-alg-none-with-signature`.

use super::folded;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token with `alg` `none`, in any spelling, that still has a third part.
    ///
    /// ## Why it matters
    /// An unsecured token ends with an empty third part. A signature left there means that the header was changed after signing.
    ///
    /// ## What to do
    /// Refuse it and look where it came from: somebody probably tried whether your verifier honours `none`.
    ///
    /// ## References
    /// - RFC 7518, section 3.6
    HDR_ALG_NONE_WITH_SIGNATURE, "hdr-alg-none-with-signature", Error,
    "alg none but a signature is present",
    "RFC 7518 3.6", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let none = subject.facts.algorithm().is_some_and(|alg| folded(alg) == "none");
    if none && subject.facts.segment_text(2).is_some_and(|text| !text.is_empty()) {
        let message = "A signature stands beside `alg` `none`, whose third part must be empty: the header was probably changed after signing. Refuse the token.";
        findings.push(HDR_ALG_NONE_WITH_SIGNATURE.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_left_over_signature() {
        assert!(Case::header(r#"{"alg":"none"}"#).fires(&HDR_ALG_NONE_WITH_SIGNATURE));
        assert!(Case::header(r#"{"alg":"None"}"#).fires(&HDR_ALG_NONE_WITH_SIGNATURE));
    }

    #[test]
    fn is_silent_when_the_third_part_is_empty() {
        let case = Case::header(r#"{"alg":"none"}"#).signature("");
        assert!(!case.fires(&HDR_ALG_NONE_WITH_SIGNATURE));
    }
}
