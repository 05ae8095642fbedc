//! Rule `sig-ecdsa-high-s`.

use super::{curve, numbers};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ES signature whose second number is above half of the group order, as half of all honest ones are.
    ///
    /// ## Why it matters
    /// The same token has a second valid signature, so the raw text of a token does not identify it.
    ///
    /// ## What to do
    /// Identify tokens by `jti`, never by a hash of their text.
    ///
    /// ## References
    /// - OWASP JWT Cheat Sheet
    /// - RFC 7515 (no low-s rule)
    SIG_ECDSA_HIGH_S, "sig-ecdsa-high-s", Verbose, "ECDSA signature is malleable (high s)",
    "OWASP JWT Cheat Sheet; RFC 7515 (no low-s rule)", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = curve(subject).map(|curve| curve.order) else { return };
    let bytes = subject.facts.signature().filter(|bytes| bytes.len() == 2 * order.len());
    let Some((_, s)) = bytes.and_then(|bytes| numbers(bytes, order)) else { return };
    if s < order && is_above_half(s, order) {
        let message = "The signature has a second valid form, so the raw text of a token does not identify it. Identify tokens by `jti`, never by a hash of their text.";
        findings.push(SIG_ECDSA_HIGH_S.at_segment(subject, 2, message));
    }
}

/// Whether twice the number exceeds the order.
fn is_above_half(number: &[u8], order: &[u8]) -> bool {
    let mut carry = 0;
    let mut doubled: Vec<u8> = Vec::with_capacity(number.len());
    for byte in number.iter().rev() {
        doubled.push(byte << 1 | carry);
        carry = byte >> 7;
    }
    doubled.reverse();
    carry == 1 || doubled.as_slice() > order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn es256(s: u8) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).signed(&[vec![1; 32], vec![s; 32]].concat())
    }

    #[test]
    fn fires_above_half_of_the_order() {
        for case in [es256(0x80), es256(0xf0)] {
            assert!(case.fires(&SIG_ECDSA_HIGH_S), "{case:?}");
        }
    }

    #[test]
    fn is_silent_below_and_out_of_range() {
        for case in [es256(0x10), es256(0x7f), es256(0xff)] {
            assert!(!case.fires(&SIG_ECDSA_HIGH_S), "{case:?}");
        }
    }
}
