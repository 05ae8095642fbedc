//! Tries the candidates one after the other.

use super::candidates::Candidate;
use super::token::Token;
use crate::engine::{SignatureCheck, cost, signature_check};
use crate::keys::{Keys, Material};

/// What the tries gave.
pub enum Outcome {
    Matches {
        candidate: Candidate,
        /// Which reading of a secret matched.
        reading: usize,
        /// Whether the bytes as written were signed, not their proper form.
        canonical: bool,
    },
    None,
    /// As many keys as may be tried, and none of them matches.
    Unfinished {
        tried: usize,
    },
}

/// Microseconds of the worker that the tries may take, roughly; the first key is always tried.
const WORK: usize = 500_000;

/// The first candidate that matches what is written, else what should have been written.
pub fn attempt(token: &Token<'_>, keys: &Keys, candidates: &[Candidate]) -> Outcome {
    let Some(check) = signature_check(token.algorithm.name) else { return Outcome::None };
    let written = Some(&token.signed).map(|signed| (signed, true));
    let proper = token.normalised.as_ref().map(|signed| (signed, false));
    let mut work = 0;
    for (signed, canonical) in written.into_iter().chain(proper) {
        for (tried, candidate) in candidates.iter().enumerate() {
            let Some(key) = keys.list.get(candidate.index) else { continue };
            work += cost(&key.material, signed.len());
            if work > WORK && tried > 0 {
                return Outcome::Unfinished { tried };
            }
            if let Some(reading) = matching_reading(check, &key.material, signed, token.signature) {
                return Outcome::Matches { candidate: candidate.clone(), reading, canonical };
            }
        }
    }
    Outcome::None
}

/// The index of the reading that matches; 0 for a key that has only one.
fn matching_reading(
    check: SignatureCheck,
    material: &Material,
    signed: &[u8],
    signature: &[u8],
) -> Option<usize> {
    let Material::Secret(readings) = material else {
        return check(material, signed, signature).then_some(0);
    };
    readings
        .iter()
        .position(|reading| check(&Material::Secret(vec![reading.clone()]), signed, signature))
}
