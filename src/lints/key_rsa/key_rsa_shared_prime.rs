//! Rule `key-rsa-shared-prime`.

use crate::keys::{Material, audit};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Two different RSA moduli in the key box that a prime divides both. The first 200 keys are compared.
    ///
    /// ## Why it matters
    /// Anybody who has both computes both private keys. They were made with too little randomness.
    ///
    /// ## What to do
    /// Revoke both keys, and make new ones on a system with enough randomness.
    ///
    /// ## References
    /// - Heninger et al. 2012
    /// - badkeys sharedprimes
    KEY_RSA_SHARED_PRIME, "key-rsa-shared-prime", Error, "Two RSA keys share a prime",
    "Heninger et al. 2012; badkeys sharedprimes", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let list = subject.keys.list.iter().enumerate();
    let moduli: Vec<(usize, &[u8])> = list
        .filter_map(|(index, key)| match &key.material {
            Material::Rsa { modulus, .. } => Some((index, modulus.as_slice())),
            _ => None,
        })
        .collect();
    let numbers: Vec<&[u8]> = moduli.iter().map(|(_, modulus)| *modulus).collect();
    let Some((first, second)) = audit::shared_prime(&numbers) else { return };
    let name = |index: usize| moduli.get(index).map_or(0, |(index, _)| index + 1);
    let message = format!(
        "Keys {} and {} have a prime in common, so both private keys can be computed from them. Both were made with too little randomness: revoke both.",
        name(first),
        name(second)
    );
    findings.push(KEY_RSA_SHARED_PRIME.finding(message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const P: u128 = 18_446_744_073_709_551_557;

    fn keys(products: [u128; 2]) -> Case {
        let case = Case::header(r#"{"alg":"RS256"}"#);
        products.iter().fold(case, |case, product| case.rsa_key(&product.to_be_bytes(), &[1, 0, 1]))
    }

    #[test]
    fn fires_on_a_common_prime() {
        let case = keys([P * 18_446_744_073_709_551_533, P * 18_446_744_073_709_551_521]);
        let finding = case.finding(&KEY_RSA_SHARED_PRIME).unwrap();
        assert!(finding.message.starts_with("Keys 1 and 2 "), "{}", finding.message);
    }

    #[test]
    fn is_silent_about_the_same_key_twice() {
        let case = keys([P * 18_446_744_073_709_551_533; 2]);
        assert!(!case.fires(&KEY_RSA_SHARED_PRIME), "{case:?}");
    }
}
