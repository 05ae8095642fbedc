//! A signature that was encoded once more before base64url, or not as base64url: hexadecimal, or base64 twice.

use super::{Question, certain};
use crate::encoding::der;
use crate::keys::secret::decode;
use crate::report::Diagnosis;
use crate::request::KeyFormat;

/// Decodes the signature as text, and tries again.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let twice = std::str::from_utf8(question.signature).ok().filter(|text| text.is_ascii());
    if let Some(bytes) = hex(question.written.as_bytes())
        && fits(question, &bytes)
    {
        return Some(certain(
            "sig-hex-encoded",
            "The signature matches once it is read as hexadecimal: the signer wrote its digits into the token. Encode the raw bytes as base64url instead.".to_owned(),
        ));
    }
    let forms = [
        (KeyFormat::SecretHex, "sig-hex-encoded", "hexadecimal"),
        (KeyFormat::SecretBase64, "sig-double-encoded", "base64"),
        (KeyFormat::SecretBase64url, "sig-double-encoded", "base64url"),
    ];
    forms.into_iter().find_map(|(format, cause, name)| {
        let bytes = decode(twice?, format).ok()?;
        fits(question, &bytes).then(|| {
            certain(
                cause,
                format!("The signature matches once its {name} is decoded: the signer wrote the bytes as {name} and that text as base64url. Encode the raw bytes once."),
            )
        })
    })
}

/// Whether the decoded signature matches, also when it is DER.
fn fits(question: &Question<'_>, bytes: &[u8]) -> bool {
    let raw = question.length().and_then(|length| der::pair(bytes, length / 2));
    question.matches_as(raw.as_deref().unwrap_or(bytes))
}

/// The bytes of hexadecimal text.
pub fn hex(text: &[u8]) -> Option<Vec<u8>> {
    decode(std::str::from_utf8(text).ok()?, KeyFormat::SecretHex).ok()
}
