//! Another key of the set than the one that `kid` names.

use super::{KEYS_TRIED, Question, certain};
use crate::report::Diagnosis;
use crate::request::KeyFormat;

/// Tries the keys of the set that were not asked.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    if question.keys.format != KeyFormat::Jwks {
        return None;
    }
    let untried = (0..question.keys.list.len()).filter(|index| !question.tried.contains(index));
    let index = untried
        .take(KEYS_TRIED)
        .find(|index| question.key_matches(*index, question.algorithm, question.signature))?;
    Some(certain(
        "sig-other-jwks-key",
        format!(
            "The signature matches {}, which is not the key that “kid” names. Correct “kid” at the issuer: strict verifiers refuse this token.",
            question.keys.phrase(index, 0)
        ),
    ))
}
