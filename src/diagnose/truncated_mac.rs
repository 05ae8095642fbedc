//! Only the beginning of the right MAC.

use super::{Question, certain};
use crate::engine::hmac::{Hash, matches_truncated};
use crate::report::Diagnosis;

/// Fewer bytes agree by chance.
const SHORTEST: usize = 4;

/// Compares the beginning of the MAC under each secret.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let hash = Hash::of(question.algorithm.name)?;
    let length = question.signature.len();
    let cut = length >= SHORTEST
        && question
            .secrets()
            .any(|secret| matches_truncated(hash, secret, question.signed, question.signature));
    cut.then(|| {
        certain(
            "sig-truncated-mac",
            format!(
                "The signature is the first {length} bytes of the right one: it was cut, {} has {}. Copy the token again; if the issuer cuts it, make it send the whole.",
                question.algorithm.name,
                question.algorithm.length_in_words()
            ),
        )
    })
}
