//! Rule `key-private-pasted`.

use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A private key in the key box. Shared secrets are not meant: HMAC has no public half.
    ///
    /// ## Why it matters
    /// Only the public half is needed to verify. Private keys that travel through clipboards, tickets and chats are known to more people than they should be.
    ///
    /// ## What to do
    /// Paste the public key instead. This page sends nothing anywhere and keeps only the public half; but if it is a production key and was shared before, replace it.
    ///
    /// ## References
    /// - RFC 7517, section 9.2
    KEY_PRIVATE_PASTED, "key-private-pasted", Warning,
    "Private key supplied where a public key is enough",
    "RFC 7517 9.2", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Nothing else opens an encrypted token.
    if subject.opening.is_some() {
        return;
    }
    let asymmetric =
        subject.keys.list.iter().filter(|key| !matches!(key.material, Material::Secret(_)));
    if asymmetric.filter(|key| key.private).count() > 0 {
        let message = "The key box holds a private key; only its public half is needed, and it stays in this browser tab. If it is a production key and was shared anywhere, replace it.";
        findings.push(KEY_PRIVATE_PASTED.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const ES256: &str = r#"{"alg":"ES256"}"#;

    #[test]
    fn fires_on_a_private_key() {
        assert!(Case::header(ES256).ec_key(true).fires(&KEY_PRIVATE_PASTED));
    }

    #[test]
    fn is_silent_where_the_private_half_is_needed() {
        let case = Case::jwe(r#"{"alg":"ECDH-ES","enc":"A128GCM"}"#).ec_key(true);
        assert!(!case.decrypted("{}").fires(&KEY_PRIVATE_PASTED));
    }

    #[test]
    fn is_silent_about_public_keys_and_shared_secrets() {
        assert!(!Case::header(ES256).ec_key(false).fires(&KEY_PRIVATE_PASTED));
        assert!(!Case::header(ES256).secret(32).fires(&KEY_PRIVATE_PASTED));
    }
}
