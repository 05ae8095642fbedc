//! Rule `sig-ecdsa-der`.

use super::{curve, der, words};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ES signature in DER form: a sequence of two integers.
    ///
    /// ## Why it matters
    /// OpenSSL, Java and key management services return this form. JOSE wants the two numbers side by side, each with the length of the curve; verifiers refuse anything else.
    ///
    /// ## What to do
    /// Convert the signature before encoding it. Most JWT libraries do it when they sign themselves.
    ///
    /// ## References
    /// - RFC 7518 3.4
    SIG_ECDSA_DER, "sig-ecdsa-der", Error, "ECDSA signature is DER, not raw",
    "RFC 7518 3.4", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(bytes) = subject.facts.signature().filter(|_| curve(subject).is_some()) else {
        return;
    };
    if der(bytes).is_some() {
        let message = "The signature is in ASN.1/DER form, as OpenSSL, Java and key management services return it. JOSE needs the two numbers side by side at fixed length: convert it before encoding.";
        findings.push(SIG_ECDSA_DER.at_segment(
            subject,
            2,
            words(&SIG_ECDSA_DER, subject, message),
        ));
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
    fn fires_on_two_integers_in_a_sequence() {
        let case = es256(&[0x30, 6, 2, 1, 5, 2, 1, 7]);
        assert!(case.fires(&SIG_ECDSA_DER), "{case:?}");
    }

    #[test]
    fn is_silent_about_raw_signatures_and_other_algorithms() {
        for case in [
            es256(&[0x30; 64]),
            Case::header(r#"{"alg":"RS256"}"#).signed(&[0x30, 6, 2, 1, 5, 2, 1, 7]),
        ] {
            assert!(!case.fires(&SIG_ECDSA_DER), "{case:?}");
        }
    }
}
