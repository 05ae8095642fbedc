//! A secret that both sides have but read differently: as text or decoded, with or without what surrounds it.

use super::{Question, certain};
use crate::engine::hmac::{Hash, matches};
use crate::keys::{Material, secret};
use crate::report::Diagnosis;

const CAUSE: &str = "sig-hmac-secret-encoding";

/// Tries the other readings of the pasted secret.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let hash = Hash::of(question.algorithm.name)?;
    let secrets = &question.keys.list;
    if !secrets.iter().any(|key| matches!(key.material, Material::Secret(_))) {
        return None;
    }
    let mut readings = readings(&question.keys.text.0);
    let (how, _) =
        readings.find(|(_, bytes)| matches(hash, bytes, question.signed, question.signature))?;
    Some(certain(
        CAUSE,
        format!(
            "The signature matches when the secret is {how}. Choose that format for the key here, and make both sides read the secret in the same way."
        ),
    ))
}

fn readings(text: &str) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let encoded = secret::readings(text).into_iter();
    let encoded = encoded.map(|it| (secret::how(it.format), it.bytes.0.to_vec()));
    let trimmed = text.trim();
    let bare = trimmed.trim_matches(['"', '\'']);
    let variants = [
        ("taken without the blanks around it", trimmed.to_owned()),
        ("taken with a line break at its end", format!("{text}\n")),
        ("taken without its quotes", bare.to_owned()),
        ("taken with real line breaks instead of `\\n`", text.replace("\\n", "\n")),
    ];
    let variants = variants.into_iter().map(|(how, text)| (how, text.into_bytes()));
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    encoded.chain(variants).chain([("written as UTF-16", wide)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algorithms;
    use crate::keys::Keys;
    use crate::request::{KeyFormat, Request};

    fn cause(pasted: &str, used: &[u8]) -> Option<String> {
        let key_format = KeyFormat::SecretUtf8;
        let request = Request { key: pasted.into(), key_format, ..Request::default() };
        let keys = Keys::read(&request);
        let signature = crate::engine::hmac::compute(Hash::Sha256, used, b"a.b");
        let algorithm = algorithms::find("HS256").unwrap();
        let question =
            Question { algorithm, signed: b"a.b", signature: &signature, keys: &keys, tried: &[0] };
        find(&question).map(|diagnosis| diagnosis.message)
    }

    #[test]
    fn the_reading_that_the_signer_used_is_named() {
        assert!(cause("c2VjcmV0c2VjcmV0", b"secretsecret").unwrap().contains("base64url"));
        assert!(cause("\"quoted\"", b"quoted").unwrap().contains("without its quotes"));
        assert!(cause("echoed", b"echoed\n").unwrap().contains("line break"));
    }

    #[test]
    fn another_secret_is_not_explained() {
        assert_eq!(cause("c2VjcmV0c2VjcmV0", b"other"), None);
    }
}
