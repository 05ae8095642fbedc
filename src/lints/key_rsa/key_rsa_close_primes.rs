//! Rule `key-rsa-close-primes`.

use super::audited;
use crate::keys::audit;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA modulus whose two factors are found near its square root within 100 steps of Fermat's method.
    ///
    /// ## Why it matters
    /// Anybody computes the private key in milliseconds. Devices with the SafeZone library made such keys.
    ///
    /// ## What to do
    /// Revoke the key and make a new one with a well-kept library.
    ///
    /// ## References
    /// - CVE-2022-26320
    /// - badkeys fermat
    KEY_RSA_CLOSE_PRIMES, "key-rsa-close-primes", Error, "RSA primes are too close (Fermat)",
    "CVE-2022-26320; badkeys fermat", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if audited(subject).iter().any(|(modulus, _)| audit::has_close_factors(modulus)) {
        let message = "The two primes of this RSA key are so close that they were found in milliseconds, and with them the private key. Devices with the SafeZone library made such keys. Revoke it and make a new one.";
        findings.push(KEY_RSA_CLOSE_PRIMES.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn rsa(modulus: &[u8]) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).rsa_key(modulus, &[1, 0, 1])
    }

    /// 18,446,744,073,709,551,557 times 18,446,744,073,709,551,533.
    #[test]
    fn fires_on_primes_next_to_each_other() {
        let product = 18_446_744_073_709_551_557_u128 * 18_446_744_073_709_551_533;
        let case = rsa(&product.to_be_bytes());
        assert!(case.fires(&KEY_RSA_CLOSE_PRIMES), "{case:?}");
    }

    #[test]
    fn is_silent_about_primes_apart() {
        let product = 18_446_744_073_709_551_557_u128 * 4_294_967_311;
        let case = rsa(&product.to_be_bytes()[4..]);
        assert!(!case.fires(&KEY_RSA_CLOSE_PRIMES), "{case:?}");
    }
}
