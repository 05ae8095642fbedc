//! A signature that is too short: something is missing at its end.

use super::{Question, likely};
use crate::keys::Material;
use crate::report::Diagnosis;

/// Says so when nothing else explains it.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let found = question.signature.len();
    let whole = question.length().or_else(|| {
        match question.tried_keys().next().map(|it| &it.material) {
            Some(Material::Rsa { modulus, .. }) => Some(modulus.len()),
            Some(Material::Okp { curve: "Ed448", .. }) => Some(114),
            Some(Material::Okp { .. }) => Some(64),
            _ => None,
        }
    })?;
    (found < whole).then(|| {
        likely(
            "sig-length-mismatch",
            format!(
                "The signature has {found} bytes instead of {whole}: its end was lost. Copy the token again, as a whole."
            ),
        )
    })
}
