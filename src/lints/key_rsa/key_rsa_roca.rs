//! Rule `key-rsa-roca`.

use super::audited;
use crate::keys::audit;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA modulus with the structure of keys from Infineon chips, the ROCA flaw. By chance one of 130 million others has it.
    ///
    /// ## Why it matters
    /// Keys of 2048 bits and less can be factored for money.
    ///
    /// ## What to do
    /// Revoke the key, and make a new one outside the chip or with new firmware.
    ///
    /// ## References
    /// - CVE-2017-15361
    /// - badkeys roca
    KEY_RSA_ROCA, "key-rsa-roca", Error, "Infineon ROCA key",
    "CVE-2017-15361; badkeys roca", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if audited(subject).iter().any(|(modulus, _)| audit::is_roca(modulus)) {
        let message = "The modulus of this RSA key has the structure of the faulty Infineon key generator (ROCA): keys of 2048 bits can be factored. Revoke it, and make a new one elsewhere.";
        findings.push(KEY_RSA_ROCA.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn rsa(modulus: &[u8]) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).rsa_key(modulus, &[1, 0, 1])
    }

    /// 65,537 cubed is a power of 65,537 to every prime.
    #[test]
    fn fires_on_the_structure() {
        let case = rsa(&[1, 0, 3, 0, 3, 0, 1]);
        assert!(case.fires(&KEY_RSA_ROCA), "{case:?}");
    }

    #[test]
    fn is_silent_about_other_numbers() {
        let case = rsa(&[0xc1, 0x05, 0x33, 0x91]);
        assert!(!case.fires(&KEY_RSA_ROCA), "{case:?}");
    }
}
