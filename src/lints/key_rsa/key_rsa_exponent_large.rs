//! Rule `key-rsa-exponent-large`.

use super::rsa_keys;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA exponent above 2^32.
    ///
    /// ## Why it matters
    /// Verification is slow, and the private exponent may be tiny.
    ///
    /// ## What to do
    /// Use 65537.
    ///
    /// ## References
    /// - badkeys smalld
    /// - NIST SP 800-56B
    KEY_RSA_EXPONENT_LARGE, "key-rsa-exponent-large", Warning, "RSA public exponent is unusually large",
    "badkeys smalld; NIST SP 800-56B", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for key in rsa_keys(subject) {
        if key.exponent.len() > 4 {
            let message = "The RSA exponent is above 2^32: verification is slow, and the private exponent may be tiny. Use 65537.";
            findings.push(KEY_RSA_EXPONENT_LARGE.finding(message));
        }
    }
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
    fn fires_above_32_bits() {
        let case = rsa(256, &[1, 0, 0, 0, 1]);
        assert!(case.fires(&KEY_RSA_EXPONENT_LARGE), "{case:?}");
    }

    #[test]
    fn is_silent_about_65537() {
        let case = rsa(256, F4);
        assert!(!case.fires(&KEY_RSA_EXPONENT_LARGE), "{case:?}");
    }
}
