//! Rule `key-rsa-small-d`.

use super::audited;
use crate::keys::audit;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A long public exponent whose private one is short enough to be computed by Wiener's method.
    ///
    /// ## Why it matters
    /// Anybody computes the private key from the public one.
    ///
    /// ## What to do
    /// Revoke the key and make a new one with a well-kept library.
    ///
    /// ## References
    /// - Wiener 1990
    /// - badkeys smalld
    KEY_RSA_SMALL_D, "key-rsa-small-d", Error, "RSA private exponent recoverable (Wiener)",
    "Wiener 1990; badkeys smalld", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if audited(subject).iter().any(|(n, e)| audit::has_small_private_exponent(n, e)) {
        let message = "The private exponent of this RSA key is so small that it was computed from the public key, as Wiener's method does. Revoke the key and make a new one.";
        findings.push(KEY_RSA_SMALL_D.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(modulus: u128, exponent: u128) -> Case {
        let encode = |number: u128| {
            let bytes = number.to_be_bytes();
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            crate::encoding::base64url::encode(&bytes[zeros..])
        };
        let jwk =
            format!(r#"{{"kty":"RSA","n":"{}","e":"{}"}}"#, encode(modulus), encode(exponent));
        Case::header(r#"{"alg":"RS256"}"#).secret_text(&jwk)
    }

    /// 2^61 - 1 times 2^59 - 55; the exponent is the inverse of 65,537.
    #[test]
    fn fires_on_a_key_made_for_a_small_private_exponent() {
        let exponent = 1_281_382_521_593_899_732_784_208_432_100_735_073;
        assert!(pasted(((1 << 61) - 1) * ((1 << 59) - 55), exponent).fires(&KEY_RSA_SMALL_D));
    }

    #[test]
    fn is_silent_about_the_usual_exponent() {
        let case = pasted(((1 << 61) - 1) * ((1 << 59) - 55), 65_537);
        assert!(!case.fires(&KEY_RSA_SMALL_D), "{case:?}");
    }
}
