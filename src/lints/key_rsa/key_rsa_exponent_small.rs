//! Rule `key-rsa-exponent-small`.

use super::rsa_keys;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA exponent of 3, or another below 65537.
    ///
    /// ## Why it matters
    /// It is valid, but sloppy verifiers of PKCS#1 v1.5 could be fooled with it again and again.
    ///
    /// ## What to do
    /// Prefer 65537, and keep the library current.
    ///
    /// ## References
    /// - CVE-2006-4339, CVE-2014-1568 (BERserk)
    /// - RFC 8017
    KEY_RSA_EXPONENT_SMALL, "key-rsa-exponent-small", Info, "RSA public exponent is 3",
    "CVE-2006-4339, CVE-2014-1568 (BERserk); RFC 8017", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for key in rsa_keys(subject) {
        if !key.exponent_below(3) && key.exponent_below(65_537) && !key.is_exponent_even() {
            let message = "The RSA exponent is small: valid, but sloppy verifiers of PKCS#1 v1.5 could be fooled with such keys. Prefer 65537, and keep the library current.";
            findings.push(KEY_RSA_EXPONENT_SMALL.finding(message));
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
    fn fires_on_three() {
        let case = rsa(256, &[3]);
        assert!(case.fires(&KEY_RSA_EXPONENT_SMALL), "{case:?}");
    }

    #[test]
    fn is_silent_about_65537() {
        for case in [rsa(256, F4), rsa(256, &[1])] {
            assert!(!case.fires(&KEY_RSA_EXPONENT_SMALL), "{case:?}");
        }
    }
}
