//! Rule `jwe-encrypted-key-unexpected`.

use crate::algorithms::encrypted_key_bytes;
use crate::encoding::json::Node;
use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An encrypted key of another length than `alg` and `enc` prescribe: none with `dir` and ECDH-ES, as long as the modulus with RSA.
    ///
    /// ## Why it matters
    /// The token was changed, or put together wrongly. Recipients must refuse it.
    ///
    /// ## What to do
    /// Find what cut or made the token.
    ///
    /// ## References
    /// - RFC 7516 5.1-5.2
    /// - RFC 7518 4.4-4.8
    JWE_ENCRYPTED_KEY_UNEXPECTED, "jwe-encrypted-key-unexpected", Error, "Encrypted key part is wrong for the algorithm",
    "RFC 7516 5.1-5.2; RFC 7518 4.4-4.8", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let (Some(alg), Some(enc)) = (facts.algorithm(), facts.header("enc").and_then(Node::as_str))
    else {
        return;
    };
    let found = facts.segments.get(1).and_then(|it| it.decoded.bytes.as_ref()).map(Vec::len);
    let Some(found) = found.filter(|_| facts.kind == Kind::Jwe) else { return };
    let expected = encrypted_key_bytes(alg, enc).or_else(|| modulus(subject, alg, found));
    if let Some(expected) = expected.filter(|expected| *expected != found) {
        let message = format!(
            "With {alg} the encrypted key has {expected} bytes, and this one has {found}: the token was changed or put together wrongly. Refuse it."
        );
        findings
            .push(JWE_ENCRYPTED_KEY_UNEXPECTED.at_segment(subject, 1, message).on("/segments/1"));
    }
}

/// Bytes of the modulus of the RSA key, the one that fits if there is one; without a key at least those of 512 bits.
fn modulus(subject: &Subject<'_>, alg: &str, found: usize) -> Option<usize> {
    let sizes = subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Rsa { modulus, .. } => Some(modulus.len()),
        _ => None,
    });
    let sizes: Vec<usize> = sizes.collect();
    let other = sizes.first().copied().or((found == 0).then_some(256));
    other.filter(|_| alg.starts_with("RSA") && !sizes.contains(&found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_another_length() {
        for header in [
            r#"{"alg":"dir","enc":"A256GCM"}"#,
            r#"{"alg":"A128KW","enc":"A256CBC-HS512"}"#,
            r#"{"alg":"A128GCMKW","enc":"A128GCM"}"#,
        ] {
            assert!(
                Case::jwe_with_key(header, 40).fires(&JWE_ENCRYPTED_KEY_UNEXPECTED),
                "{header}"
            );
        }
        let rsa = r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#;
        assert!(Case::jwe(rsa).fires(&JWE_ENCRYPTED_KEY_UNEXPECTED));
        assert!(
            Case::jwe_with_key(rsa, 255)
                .rsa_key(&[1; 256], &[3])
                .fires(&JWE_ENCRYPTED_KEY_UNEXPECTED)
        );
    }

    #[test]
    fn is_silent_about_the_right_one() {
        assert!(
            !Case::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#).fires(&JWE_ENCRYPTED_KEY_UNEXPECTED)
        );
        let wrapped = r#"{"alg":"ECDH-ES+A128KW","enc":"A256GCM"}"#;
        assert!(!Case::jwe_with_key(wrapped, 40).fires(&JWE_ENCRYPTED_KEY_UNEXPECTED));
        let rsa = r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#;
        assert!(!Case::jwe_with_key(rsa, 256).fires(&JWE_ENCRYPTED_KEY_UNEXPECTED));
        assert!(
            !Case::jwe_with_key(rsa, 256)
                .rsa_key(&[1; 256], &[3])
                .fires(&JWE_ENCRYPTED_KEY_UNEXPECTED)
        );
    }
}
