//! Rule `jwks-private-material`.

use crate::keys::Material;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::request::KeyFormat;

declare_lint! {
    /// ## What it finds
    /// A key set with private keys or secrets in it.
    ///
    /// ## Why it matters
    /// Sets are made to be published. Whoever has it can sign.
    ///
    /// ## What to do
    /// If it was published, replace the keys at once.
    ///
    /// ## References
    /// - RFC 7517 9.2
    JWKS_PRIVATE_MATERIAL, "jwks-private-material", Error, "JWK set exposes private or secret keys",
    "RFC 7517 9.2", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Nothing else opens an encrypted token.
    if subject.keys.format != KeyFormat::Jwks || subject.opening.is_some() {
        return;
    }
    for (index, key) in subject.keys.list.iter().enumerate() {
        if key.private || matches!(key.material, Material::Secret(_)) {
            let name =
                key.key_id.as_deref().map_or_else(|| format!("number {}", index + 1), text::quoted);
            let message = format!(
                "The key {name} of this set is private or secret. If the set was published, replace the key at once."
            );
            findings.push(JWKS_PRIVATE_MATERIAL.finding(message).on(format!("/keys/{index}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn set(private: bool) -> Case {
        let mut case = Case::header("{}").ec_key(private);
        case.keys.format = KeyFormat::Jwks;
        case
    }

    #[test]
    fn fires_on_private_keys_in_a_set() {
        let case = set(true);
        assert!(case.fires(&JWKS_PRIVATE_MATERIAL), "{case:?}");
    }

    #[test]
    fn is_silent_about_keys_that_open_the_token() {
        let mut case = Case::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#).secret(32);
        case.keys.format = KeyFormat::Jwks;
        assert!(!case.decrypted("{}").fires(&JWKS_PRIVATE_MATERIAL));
    }

    #[test]
    fn is_silent_about_public_sets() {
        for case in [set(false), Case::header("{}").ec_key(true)] {
            assert!(!case.fires(&JWKS_PRIVATE_MATERIAL), "{case:?}");
        }
    }
}
