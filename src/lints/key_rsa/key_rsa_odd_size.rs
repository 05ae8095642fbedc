//! Rule `key-rsa-odd-size`.

use super::rsa_keys;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA key of an unusual size.
    ///
    /// ## Why it matters
    /// It may be cut or malformed.
    ///
    /// ## What to do
    /// Compare it with its source.
    ///
    /// ## References
    /// - badkeys rsawarnings
    KEY_RSA_ODD_SIZE, "key-rsa-odd-size", Verbose, "Unusual RSA modulus size",
    "badkeys rsawarnings", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for key in rsa_keys(subject) {
        if key.bits % 8 != 0 || key.bits > 2048 && ![3072, 4096].contains(&key.bits) {
            let message = format!(
                "An RSA modulus of {} bits is unusual; the key may be cut or malformed. Compare it with its source.",
                key.bits
            );
            findings.push(KEY_RSA_ODD_SIZE.finding(message));
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
    fn fires_on_unusual_sizes() {
        let case = rsa(300, F4);
        assert!(case.fires(&KEY_RSA_ODD_SIZE), "{case:?}");
    }

    #[test]
    fn is_silent_about_usual_ones() {
        for case in [rsa(384, F4), rsa(256, F4)] {
            assert!(!case.fires(&KEY_RSA_ODD_SIZE), "{case:?}");
        }
    }
}
