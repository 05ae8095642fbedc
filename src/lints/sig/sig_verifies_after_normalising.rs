//! Rule `sig-verifies-after-normalising`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::Why;

declare_lint! {
    /// ## What it finds
    /// A signature that matches only after the segments were written properly, without padding and in the URL-safe alphabet.
    ///
    /// ## Why it matters
    /// Something encoded the token anew on its way, or the issuer signs other text than it sends. Strict verifiers refuse it.
    ///
    /// ## What to do
    /// Find what changes the token. Do not normalise before verifying.
    ///
    /// ## References
    /// - RFC 7515 5.1 step 8
    SIG_VERIFIES_AFTER_NORMALISING, "sig-verifies-after-normalising", Error, "Valid only after re-encoding the segments",
    "RFC 7515 5.1 step 8", needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_VERIFIES_AFTER_NORMALISING, subject));
    // Amazon's load balancers sign what they padded.
    let by_design = subject.is_from(&["AWS Application Load Balancer"]);
    if subject.verdict.why == Why::NotCanonical && !by_design {
        let message = "The signature covers another spelling of these segments: without padding, in the URL-safe alphabet. Something encoded the token anew on its way; find it, strict verifiers refuse this text.";
        findings.push(SIG_VERIFIES_AFTER_NORMALISING.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    use crate::report::SignatureState;

    fn judged(why: Why) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).ec_key(false).judged(SignatureState::Error, why)
    }

    #[test]
    fn fires_when_only_the_proper_form_matches() {
        let case = judged(Why::NotCanonical);
        assert!(case.fires(&SIG_VERIFIES_AFTER_NORMALISING), "{case:?}");
    }

    #[test]
    fn is_silent_when_it_matches_as_written() {
        let case = judged(Why::Matched);
        assert!(!case.fires(&SIG_VERIFIES_AFTER_NORMALISING), "{case:?}");
    }
}
