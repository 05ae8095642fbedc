//! Rule `key-rsa-private-inconsistent`.

use crate::keys::{Material, audit};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A private RSA key whose primes, exponents or CRT members contradict each other.
    ///
    /// ## Why it matters
    /// Signatures made with it can be wrong, and one wrong signature reveals the key.
    ///
    /// ## What to do
    /// Export the key again from where it was made.
    ///
    /// ## References
    /// - RFC 7518 6.3.2
    /// - CWE-320
    KEY_RSA_PRIVATE_INCONSISTENT, "key-rsa-private-inconsistent", Error, "RSA private members do not belong together",
    "RFC 7518 6.3.2; CWE-320", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let is_rsa = |material: &Material| matches!(material, Material::Rsa { .. });
    // Each costs some divisions of large numbers.
    let mut keys =
        subject.keys.list.iter().filter(|key| key.private && is_rsa(&key.material)).take(8);
    if keys.any(audit::is_contradictory) {
        let message = "The private numbers of this RSA key contradict its modulus or each other: a faulty signature made with it can reveal the key. Export it again from where it was made.";
        findings.push(KEY_RSA_PRIVATE_INCONSISTENT.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{Keys, PrivateHalf};
    use crate::lints::case::Case;
    use crate::request::Request;

    fn example() -> Case {
        let pem =
            crate::keys::encode::pem("PRIVATE KEY", include_bytes!("../../mint/keys/rsa.der"));
        let mut case = Case::header(r#"{"alg":"RS256"}"#);
        case.keys = Keys::read(&Request { key: pem.into(), ..Request::default() });
        case
    }

    #[test]
    fn fires_on_the_exponent_of_another_key() {
        let mut case = example();
        let Some(PrivateHalf::Rsa(private)) = &mut case.keys.list[0].private_half else { panic!() };
        private.exponent = [3_u8; 256].as_slice().into();
        assert!(case.fires(&KEY_RSA_PRIVATE_INCONSISTENT), "{case:?}");
    }

    #[test]
    fn is_silent_about_a_consistent_key() {
        let case = example();
        assert!(!case.fires(&KEY_RSA_PRIVATE_INCONSISTENT), "{case:?}");
    }
}
