//! Rule `sig-ecdsa-out-of-range`.

use super::{curve, numbers};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ES signature of the right length in which one of the two numbers is not below the group order.
    ///
    /// ## Why it matters
    /// Conforming verifiers refuse it; one that reduces the number instead accepts several forms of one signature.
    ///
    /// ## What to do
    /// Treat the token as forged or damaged.
    ///
    /// ## References
    /// - FIPS 186-5 6.4.2
    SIG_ECDSA_OUT_OF_RANGE, "sig-ecdsa-out-of-range", Error, "ECDSA value out of range",
    "FIPS 186-5 6.4.2", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = curve(subject).map(|curve| curve.order) else { return };
    let bytes = subject.facts.signature().filter(|bytes| bytes.len() == 2 * order.len());
    let Some((r, s)) = bytes.and_then(|bytes| numbers(bytes, order)) else { return };
    if [r, s].iter().any(|number| *number > order) {
        let message = "One of the signature's two numbers is not below the order of the curve, so every conforming verifier refuses it: the token is forged or damaged.";
        findings.push(SIG_ECDSA_OUT_OF_RANGE.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn es256(signature: &[u8]) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).signed(signature)
    }

    #[test]
    fn fires_above_the_order() {
        let case = es256(&[0xff; 64]);
        assert!(case.fires(&SIG_ECDSA_OUT_OF_RANGE), "{case:?}");
    }

    #[test]
    fn is_silent_below_it_and_about_other_lengths() {
        for case in [es256(&[1; 64]), es256(&[0; 64]), es256(&[0xff; 63])] {
            assert!(!case.fires(&SIG_ECDSA_OUT_OF_RANGE), "{case:?}");
        }
    }
}
