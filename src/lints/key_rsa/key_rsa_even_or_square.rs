//! Rule `key-rsa-even-or-square`.

use super::audited;
use crate::keys::audit;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA modulus that is even, or the square of a number.
    ///
    /// ## Why it matters
    /// Such a number is factored at once: the key is damaged, or a stub for tests.
    ///
    /// ## What to do
    /// Copy the key again from its source; if it is really so, revoke it.
    ///
    /// ## References
    /// - badkeys fermat/smallfactors
    KEY_RSA_EVEN_OR_SQUARE, "key-rsa-even-or-square", Error, "RSA modulus is not a product of two primes",
    "badkeys fermat/smallfactors", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let broken = |modulus: &[u8]| {
        modulus.last().is_some_and(|last| last % 2 == 0) || audit::is_square(modulus)
    };
    if audited(subject).iter().any(|(modulus, _)| broken(modulus)) {
        let message = "The modulus of this RSA key is even or a square, so anybody factors it: it was damaged on the way, or it is a stub for tests. Copy the key again from its source.";
        findings.push(KEY_RSA_EVEN_OR_SQUARE.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn rsa(modulus: &[u8]) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).rsa_key(modulus, &[1, 0, 1])
    }

    #[test]
    fn fires_on_even_numbers_and_squares() {
        let even = r#"{"kty":"RSA","n":"w___-g","e":"AQAB"}"#;
        for case in [Case::header("{}").secret_text(even), rsa(&[0xfe, 0x01])] {
            assert!(case.fires(&KEY_RSA_EVEN_OR_SQUARE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_other_numbers() {
        let case = rsa(&[0xc1, 0x05, 0x33, 0x91]);
        assert!(!case.fires(&KEY_RSA_EVEN_OR_SQUARE), "{case:?}");
    }
}
