//! Rule `sig-eddsa-noncanonical`.

use crate::keys::audit;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An EdDSA signature whose S is not reduced, or whose R is not canonical or of small order.
    ///
    /// ## Why it matters
    /// It can be changed without the key, or was forged; strict verifiers refuse it.
    ///
    /// ## What to do
    /// Refuse the token, and look at what signed it.
    ///
    /// ## References
    /// - RFC 8032 5.1.7
    /// - RFC 8037
    SIG_EDDSA_NONCANONICAL, "sig-eddsa-noncanonical", Error, "EdDSA signature is not canonical",
    "RFC 8032 5.1.7; RFC 8037", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let named = subject.facts.algorithm();
    if !matches!(named, Some("EdDSA" | "Ed25519" | "Ed448")) {
        return;
    }
    if subject.facts.signature().is_some_and(audit::is_odd_eddsa) {
        let message = "S of this signature is not reduced, or its R is degenerate: it was changed or forged, and strict verifiers refuse it. Refuse the token.";
        findings.push(SIG_EDDSA_NONCANONICAL.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn signed(signature: &[u8]) -> Case {
        Case::header(r#"{"alg":"EdDSA"}"#).signed(signature)
    }

    /// The example of RFC 8037 appendix A.4.
    fn ordinary() -> Vec<u8> {
        let text = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        crate::encoding::base64url::decode(text).bytes.unwrap()
    }

    #[test]
    fn fires_on_numbers_that_are_not_reduced() {
        let mut large = ordinary();
        large[63] |= 0x10;
        assert!(signed(&large).fires(&SIG_EDDSA_NONCANONICAL));
        let mut degenerate = ordinary();
        degenerate[..32].fill(0);
        assert!(signed(&degenerate).fires(&SIG_EDDSA_NONCANONICAL));
        let mut ed448 = vec![1; 114];
        ed448[113] = 1;
        assert!(signed(&ed448).fires(&SIG_EDDSA_NONCANONICAL));
    }

    #[test]
    fn is_silent_about_ordinary_signatures() {
        assert!(!signed(&ordinary()).fires(&SIG_EDDSA_NONCANONICAL));
    }
}
