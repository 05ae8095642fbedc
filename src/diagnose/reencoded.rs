//! A signature that was encoded once more before base64url: as hexadecimal or as base64.

use super::{Question, certain};
use crate::keys::secret::decode;
use crate::report::Diagnosis;
use crate::request::KeyFormat;

/// Decodes the signature bytes as text, and tries again.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let text = std::str::from_utf8(question.signature).ok().filter(|text| text.is_ascii())?;
    let forms = [
        (KeyFormat::SecretHex, "sig-hex-encoded", "hexadecimal"),
        (KeyFormat::SecretBase64, "sig-double-encoded", "base64"),
        (KeyFormat::SecretBase64url, "sig-double-encoded", "base64url"),
    ];
    forms.into_iter().find_map(|(format, cause, name)| {
        let bytes = decode(text, format).ok()?;
        question.matches_as(&bytes).then(|| {
            certain(
                cause,
                format!("The signature matches once its {name} is decoded: the signer wrote the bytes as {name} and that text as base64url. Encode the raw bytes once."),
            )
        })
    })
}
