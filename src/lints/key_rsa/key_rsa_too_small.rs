//! Rule `key-rsa-too-small`.

use super::rsa_keys;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA key below 2048 bits.
    ///
    /// ## Why it matters
    /// Keys of 1024 bits can be factored by those who want to, smaller ones by anybody.
    ///
    /// ## What to do
    /// Make a key of at least 2048 bits, or use ES256 or Ed25519.
    ///
    /// ## References
    /// - RFC 7518 3.3, 4.2-4.3
    /// - NIST SP 800-131A
    KEY_RSA_TOO_SMALL, "key-rsa-too-small", Error, "RSA key below 2048 bits",
    "RFC 7518 3.3, 4.2-4.3; NIST SP 800-131A", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for key in rsa_keys(subject) {
        if key.bits < 2048 {
            let strength = if key.bits < 1024 {
                "anybody can factor it"
            } else {
                "it can be factored with effort"
            };
            let message = format!(
                "The RSA key has {} bits and {strength}; at least 2048 are required. Make a larger key, or use ES256 or Ed25519.",
                key.bits
            );
            findings.push(KEY_RSA_TOO_SMALL.finding(message));
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
    fn fires_below_2048_bits() {
        for case in [rsa(128, F4), rsa(255, F4)] {
            assert!(case.fires(&KEY_RSA_TOO_SMALL), "{case:?}");
        }
    }

    #[test]
    fn says_who_can_factor_it() {
        for (bytes, who) in [(127, "anybody can factor it"), (128, "with effort")] {
            let found = rsa(bytes, F4).finding(&KEY_RSA_TOO_SMALL).unwrap();
            assert!(found.message.contains(who), "{}", found.message);
        }
    }

    #[test]
    fn is_silent_from_there_on() {
        let case = rsa(256, F4);
        assert!(!case.fires(&KEY_RSA_TOO_SMALL), "{case:?}");
    }
}
