//! Rule `key-rsa-small-factor`.

use super::audited;
use crate::keys::{audit, bits};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA modulus that a prime up to 65,537 divides.
    ///
    /// ## Why it matters
    /// A modulus has two large factors only. This one is damaged or was made to be factored.
    ///
    /// ## What to do
    /// Refuse the key, and ask its issuer for another.
    ///
    /// ## References
    /// - badkeys smallfactors
    KEY_RSA_SMALL_FACTOR, "key-rsa-small-factor", Error, "RSA modulus has a small factor",
    "badkeys smallfactors", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let small = |modulus: &[u8]| {
        let odd = modulus.last().is_some_and(|last| last % 2 == 1);
        if odd && bits(modulus) >= 256 { audit::small_factor(modulus) } else { None }
    };
    if let Some(factor) = audited(subject).iter().find_map(|(modulus, _)| small(modulus)) {
        let message = format!(
            "The modulus of this RSA key is divisible by {factor}: it is damaged or was made to be factored. Refuse the key, and ask its issuer for another."
        );
        findings.push(KEY_RSA_SMALL_FACTOR.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn rsa(modulus: &[u8]) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).rsa_key(modulus, &[1, 0, 1])
    }

    /// Three times 1 and zeros, again and again.
    #[test]
    fn fires_on_a_multiple_of_three() {
        let case = rsa(&[0x03; 33]);
        let finding = case.finding(&KEY_RSA_SMALL_FACTOR).unwrap();
        assert!(finding.message.contains("divisible by"), "{}", finding.message);
    }

    #[test]
    fn is_silent_about_the_key_of_the_examples() {
        let (_, key) =
            crate::mint::mint(crate::examples::Example::Rs256, crate::time::Timestamp(0));
        let mut case = Case::header(r#"{"alg":"RS256"}"#);
        case.keys = crate::keys::Keys::read(&crate::request::Request {
            key: key.into(),
            ..crate::request::Request::default()
        });
        assert!(!case.fires(&KEY_RSA_SMALL_FACTOR) && !case.keys.list.is_empty());
    }
}
