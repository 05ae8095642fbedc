//! The signer ran without a secret: HMAC with the empty key.

use super::{Question, certain};
use crate::engine::hmac::{Hash, matches};
use crate::report::Diagnosis;

/// Tries the empty secret, which is the same as one of zero bytes.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let hash = Hash::of(question.algorithm.name)?;
    matches(hash, b"", question.signed, question.signature).then(|| {
        certain(
            "sig-empty-key",
            "This token was signed with an empty secret: the issuer runs without its key, and anybody can make such tokens. Set a random secret of at least 32 bytes there.".to_owned(),
        )
    })
}
