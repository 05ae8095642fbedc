//! The right secret in another reading: text or encoded, with or without what copying adds.

use super::{Question, certain};
use crate::encoding::base64url;
use crate::engine::hmac::{Hash, matches};
use crate::keys::{Material, secret};
use crate::report::Diagnosis;
use crate::request::KeyFormat;

type Form = (&'static str, Vec<u8>);

/// Tries the other readings of the pasted text, and of the secrets of JWKs.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let hash = Hash::of(question.algorithm.name)?;
    let forms = match question.keys.format {
        KeyFormat::Jwk | KeyFormat::Jwks => question.secrets().flat_map(of_jwk).collect(),
        KeyFormat::Pem | KeyFormat::Auto => Vec::new(),
        _ => of_text(&question.keys.text.0),
    };
    if !question.keys.list.iter().any(|key| matches!(key.material, Material::Secret(_))) {
        return None;
    }
    let (how, _) = forms
        .into_iter()
        .find(|(_, bytes)| matches(hash, bytes, question.signed, question.signature))?;
    Some(certain(
        "sig-hmac-secret-encoding",
        format!(
            "The signature matches when your secret is {how}. Choose that format for the key, and configure issuer and verifier alike."
        ),
    ))
}

/// The `k` of a JWK taken as text, or decoded twice.
fn of_jwk(bytes: &[u8]) -> Vec<Form> {
    let mut forms = vec![(
        "the text of “k” itself, not the bytes that it encodes",
        base64url::encode(bytes).into_bytes(),
    )];
    if let Ok(text) = std::str::from_utf8(bytes) {
        forms.extend(encoded(text));
    }
    forms
}

fn of_text(text: &str) -> Vec<Form> {
    let trimmed = text.trim();
    let mut forms = vec![
        ("read as text", text.as_bytes().to_vec()),
        ("read as text without the blanks around it", trimmed.as_bytes().to_vec()),
        ("read as text with a line feed at its end", format!("{trimmed}\n").into_bytes()),
        ("read as text with CR and LF at its end", format!("{trimmed}\r\n").into_bytes()),
        (
            "read as text with its “\\n” turned into line feeds",
            trimmed.replace("\\n", "\n").into_bytes(),
        ),
        ("read as UTF-16 text", trimmed.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ];
    for quote in ['"', '\'', '`'] {
        let inner = trimmed.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        forms.extend(inner.map(|it| ("read as text without its quotes", it.as_bytes().to_vec())));
        forms.extend(inner.into_iter().flat_map(encoded));
    }
    forms.extend(encoded(trimmed));
    forms
}

fn encoded(text: &str) -> Vec<Form> {
    [KeyFormat::SecretHex, KeyFormat::SecretBase64, KeyFormat::SecretBase64url]
        .into_iter()
        .filter_map(|format| Some((secret::how(format), secret::decode(text, format).ok()?)))
        .collect()
}
