//! Rule `key-rsa-huge`.

use super::rsa_keys;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA key above 8192 bits.
    ///
    /// ## Why it matters
    /// Verification is so slow that it can be used to stall a server, and several libraries refuse such keys.
    ///
    /// ## What to do
    /// Use 3072 to 4096 bits, or ES256 or Ed25519.
    ///
    /// ## References
    /// - CVE-2023-29409 (Go crypto/tls large RSA keys) as precedent
    KEY_RSA_HUGE, "key-rsa-huge", Warning, "RSA key is excessively large",
    "CVE-2023-29409 (Go crypto/tls large RSA keys) as precedent", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for key in rsa_keys(subject) {
        if key.bits > 8192 {
            let message = format!(
                "The RSA key has {} bits: verification is slow enough to stall a server, and several libraries refuse it. 3072 to 4096 bits suffice.",
                key.bits
            );
            findings.push(KEY_RSA_HUGE.finding(message));
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
    fn fires_above_8192_bits() {
        let case = rsa(2048, F4);
        assert!(case.fires(&KEY_RSA_HUGE), "{case:?}");
    }

    #[test]
    fn is_silent_about_usual_sizes() {
        let case = rsa(512, F4);
        assert!(!case.fires(&KEY_RSA_HUGE), "{case:?}");
    }
}
