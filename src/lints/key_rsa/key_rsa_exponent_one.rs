//! Rule `key-rsa-exponent-one`.

use super::rsa_keys;
use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA exponent that is 1, even, or not below the modulus.
    ///
    /// ## Why it matters
    /// With 1 every signature is forged by copying; the others cannot work. The key is malicious or damaged.
    ///
    /// ## What to do
    /// Refuse the key.
    ///
    /// ## References
    /// - FIPS 186-5 5.4
    /// - badkeys rsainvalid
    KEY_RSA_EXPONENT_ONE, "key-rsa-exponent-one", Error, "RSA public exponent is 1 (or invalid)",
    "FIPS 186-5 5.4; badkeys rsainvalid", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let read = rsa_keys(subject).any(|key| is_worthless(key.exponent, key.modulus));
    // A key that is refused for its exponent is not in the list, only in the text.
    let written = jwks(&subject.keys.text.0, "RSA").iter().any(|jwk| {
        let number =
            |name| jwk.get(name).and_then(Node::as_str).and_then(|it| base64url::decode(it).bytes);
        match (number("e"), number("n")) {
            (Some(exponent), Some(modulus)) => is_worthless(trimmed(&exponent), trimmed(&modulus)),
            _ => false,
        }
    });
    if read || written {
        let message = "With this exponent RSA protects nothing (1) or cannot work (even, or as large as the modulus). The key is malicious or damaged; refuse it.";
        findings.push(KEY_RSA_EXPONENT_ONE.finding(message));
    }
}

fn is_worthless(exponent: &[u8], modulus: &[u8]) -> bool {
    let even = exponent.last().is_none_or(|byte| byte % 2 == 0);
    even || exponent == [1] || exponent.len() >= modulus.len() && exponent >= modulus
}

fn trimmed(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn rsa(bytes: usize, exponent: &[u8]) -> Case {
        let mut modulus = vec![0xff; bytes];
        modulus[0] = 0x80;
        Case::header(r#"{"alg":"RS256"}"#).rsa_key(&modulus, exponent)
    }

    const F4: &[u8] = &[1, 0, 1];

    #[test]
    fn fires_on_exponents_that_protect_nothing() {
        for case in [
            rsa(256, &[1]),
            rsa(256, &[4]),
            Case::header("{}").secret_text(r#"{"kty":"RSA","n":"w___","e":"AQ"}"#),
        ] {
            assert!(case.fires(&KEY_RSA_EXPONENT_ONE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_valid_ones() {
        for case in [
            rsa(256, F4),
            rsa(256, &[3]),
            Case::header("{}").secret_text(r#"{"kty":"RSA","n":"w_______","e":"AQAB"}"#),
        ] {
            assert!(!case.fires(&KEY_RSA_EXPONENT_ONE), "{case:?}");
        }
    }
}
