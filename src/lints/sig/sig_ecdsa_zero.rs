//! Rule `sig-ecdsa-zero`.

use super::{curve, numbers};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ES signature, raw or DER, in which one of the two numbers is zero modulo the group order.
    ///
    /// ## Why it matters
    /// Java 15 to 18 accepted such a blank signature for any message and any key (CVE-2022-21449). No honest signer makes one.
    ///
    /// ## What to do
    /// Treat the token as an attack. Update, and make sure that the verifier checks the range of both numbers.
    ///
    /// ## References
    /// - CVE-2022-21449
    SIG_ECDSA_ZERO, "sig-ecdsa-zero", Error, "Psychic signature (r or s is zero)",
    "CVE-2022-21449", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = curve(subject).map(|curve| curve.order) else { return };
    let Some((r, s)) = subject.facts.signature().and_then(|bytes| numbers(bytes, order)) else {
        return;
    };
    let zero = |number: &[u8]| number.iter().all(|byte| *byte == 0) || number == order;
    if zero(r) || zero(s) {
        let message = "One of the signature's two numbers is zero: the blank signature that vulnerable Java versions accepted for any message. This token is an attack; make sure that your verifier refuses it.";
        findings.push(SIG_ECDSA_ZERO.at_segment(subject, 2, message));
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
    fn fires_on_blank_signatures() {
        for case in [es256(&[0; 64]), es256(&[0x30, 6, 2, 1, 0, 2, 1, 0])] {
            assert!(case.fires(&SIG_ECDSA_ZERO), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_small_numbers() {
        let case = es256(&[1; 64]);
        assert!(!case.fires(&SIG_ECDSA_ZERO), "{case:?}");
    }
}
