//! Another key of the set than the one that `kid` names.

use super::{KEYS_TRIED, Question, certain};
use crate::report::Diagnosis;
use crate::request::KeyFormat;

/// Tries the keys of the set that were not asked.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    if question.keys.format != KeyFormat::Jwks {
        return None;
    }
    // Both lists ascend; a set has up to 10,000 keys.
    let mut tried = question.tried.to_vec();
    tried.sort_unstable();
    let fits = |key: &crate::keys::Key| key.material.key_type() == question.algorithm.key_type;
    let mut untried = question
        .keys
        .list
        .iter()
        .enumerate()
        .filter(|(index, key)| fits(key) && tried.binary_search(index).is_err());
    let (index, _) = untried.by_ref().take(KEYS_TRIED).find(|(_, key)| {
        question.key_matches(key, question.algorithm, question.signed, question.signature)
    })?;
    Some(certain(
        "sig-other-jwks-key",
        format!(
            "The signature matches {}, which is not the key that “kid” names. Correct “kid” at the issuer: strict verifiers refuse this token.",
            question.keys.phrase(index, 0)
        ),
    ))
}
