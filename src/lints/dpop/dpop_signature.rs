//! Rule `dpop-signature`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::SignatureState;

declare_lint! {
    /// ## What it finds
    /// A DPoP proof whose signature does not match the key in its header.
    ///
    /// ## Why it matters
    /// Servers refuse it: it does not show that the sender holds the key.
    ///
    /// ## What to do
    /// Sign the proof anew, with the private half of the key that it brings.
    ///
    /// ## References
    /// - RFC 9449 4.3(6-7)
    DPOP_SIGNATURE, "dpop-signature", Error, "DPoP proof not signed by its own jwk",
    "RFC 9449 4.3(6-7)", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let verdict = subject.verdict;
    let failed = matches!(verdict.state, SignatureState::Invalid | SignatureState::Error);
    if failed && subject.facts.profile.id == "dpop" {
        let message =
            format!("{}. Sign the proof anew, with the key that it brings.", verdict.message);
        findings.push(DPOP_SIGNATURE.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;
    use crate::verdict::Why;

    const PROOF: &str =
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#;

    #[test]
    fn fires_when_its_own_key_did_not_sign_it() {
        let case = Case::header(PROOF).judged(SignatureState::Invalid, Why::Mismatch);
        assert!(case.fires(&DPOP_SIGNATURE), "{case:?}");
        let rules = case.secret(32).judged(SignatureState::Invalid, Why::Mismatch).rules();
        assert!(!rules.contains(&"sig-invalid".to_owned()), "{rules:?}");
    }

    #[test]
    fn is_silent_about_good_proofs_and_other_tokens() {
        for case in [
            Case::header(PROOF).judged(SignatureState::Consistent, Why::Matched),
            Case::header(r#"{"alg":"ES256"}"#).judged(SignatureState::Invalid, Why::Mismatch),
        ] {
            assert!(!case.fires(&DPOP_SIGNATURE), "{case:?}");
        }
    }
}
