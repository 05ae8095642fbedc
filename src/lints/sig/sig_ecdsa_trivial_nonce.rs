//! Rule `sig-ecdsa-trivial-nonce`.

use crate::algorithms;
use crate::keys::{Curve, multiples};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ES signature whose nonce is one of the numbers 1 to 32.
    ///
    /// ## Why it matters
    /// Anybody computes the private key from this one token.
    ///
    /// ## What to do
    /// Replace the key, and the library that signs.
    ///
    /// ## References
    /// - RFC 6979
    /// - RFC 8725 3.2
    SIG_ECDSA_TRIVIAL_NONCE, "sig-ecdsa-trivial-nonce", Error, "ECDSA nonce is a tiny constant",
    "RFC 6979; RFC 8725 3.2", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let row = subject.facts.algorithm().and_then(algorithms::find);
    let Some(curve) = row.and_then(|row| Curve::of(row.curve)) else { return };
    let r = subject.facts.signature().filter(|it| it.len() == 2 * curve.bytes());
    let r = r.and_then(|signature| signature.get(..curve.bytes()));
    if let Some(nonce) = r.and_then(|r| multiples::of(curve, r)) {
        let message = format!(
            "This signature was made with the nonce {nonce} or its negative, so anybody computes the private key from this one token. Replace the key, and the library that signs."
        );
        findings.push(SIG_ECDSA_TRIVIAL_NONCE.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url;
    use crate::lints::case::Case;

    fn es256(r: &str) -> Case {
        let r = base64url::decode(r).bytes.unwrap();
        Case::header(r#"{"alg":"ES256"}"#).signed(&[r.as_slice(), &[0x55; 32]].concat())
    }

    #[test]
    fn fires_on_the_generators_coordinate() {
        let case = es256("axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY");
        assert!(case.fires(&SIG_ECDSA_TRIVIAL_NONCE), "{case:?}");
    }

    #[test]
    fn is_silent_about_others() {
        let case = es256("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
        assert!(!case.fires(&SIG_ECDSA_TRIVIAL_NONCE), "{case:?}");
    }
}
