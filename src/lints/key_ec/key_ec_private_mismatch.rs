//! Rule `key-ec-private-mismatch`.

use crate::keys::{Material, audit};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A private key of type EC, OKP or AKP whose public members are those of another key.
    ///
    /// ## Why it matters
    /// Signing Ed25519 with halves that do not belong together reveals the private key.
    ///
    /// ## What to do
    /// Export the key again from where it was made.
    ///
    /// ## References
    /// - RFC 8037
    /// - RFC 9964
    /// - double-public-key oracle attack on Ed25519
    KEY_EC_PRIVATE_MISMATCH, "key-ec-private-mismatch", Error, "Private and public parts differ",
    "RFC 8037; RFC 9964; double-public-key oracle attack on Ed25519", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let is_other = |material: &Material| !matches!(material, Material::Rsa { .. });
    // Each costs a multiplication on its curve.
    let mut keys =
        subject.keys.list.iter().filter(|key| key.private && is_other(&key.material)).take(8);
    if keys.any(audit::is_contradictory) {
        let message = "The private member does not belong to the public part of this key. Signing with such halves can reveal the private key. Export the key again from where it was made.";
        findings.push(KEY_EC_PRIVATE_MISMATCH.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;
    use crate::lints::case::Case;
    use crate::request::Request;

    fn private(jwk: &str) -> Case {
        let mut case = Case::header(r#"{"alg":"ES256"}"#);
        case.keys = Keys::read(&Request { key: jwk.into(), ..Request::default() });
        assert!(!case.keys.list.is_empty(), "{:?}", case.keys.problems);
        case
    }

    /// RFC 8037 appendix A.1.
    const PAIR: &str = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

    #[test]
    fn fires_on_the_public_part_of_another_key() {
        let other = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2B";
        let case = private(
            &PAIR
                .replace("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", &other.replace("nW", "mW")),
        );
        assert!(case.fires(&KEY_EC_PRIVATE_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_halves_that_belong_together() {
        let case = private(PAIR);
        assert!(!case.fires(&KEY_EC_PRIVATE_MISMATCH), "{case:?}");
    }
}
