//! Why a signature does not match: every cause is tried, and named only when it fits.

mod ecdsa_der;
mod empty_key;
mod other_algorithm;
mod other_jwks_key;
mod public_key_as_secret;
mod reencoded;
mod secret_encoding;
#[cfg(test)]
mod tests;
mod truncated_mac;

use crate::algorithms::Algorithm;
use crate::engine::signature_check;
use crate::keys::{Keys, Material};
use crate::report::{Certainty, Diagnosis};
use std::borrow::Cow;

/// A signature that did not match, and everything that may explain it.
pub struct Question<'a> {
    pub algorithm: &'static Algorithm,
    /// The JWS signing input.
    pub signed: &'a [u8],
    pub signature: &'a [u8],
    pub keys: &'a Keys,
    /// Indexes of the keys that were tried.
    pub tried: &'a [usize],
}

/// The catalogue's id of algorithm confusion.
pub const PUBLIC_KEY_AS_SECRET: &str = "sig-public-key-as-secret";

/// Keys that one cause tries at most: a large set must not make the answer late.
const KEYS_TRIED: usize = 50;

/// The causes, the most telling first; the first that fits is the answer.
const CAUSES: &[fn(&Question<'_>) -> Option<Diagnosis>] = &[
    public_key_as_secret::find,
    empty_key::find,
    secret_encoding::find,
    truncated_mac::find,
    ecdsa_der::find,
    reencoded::find,
    other_jwks_key::find,
    other_algorithm::find,
];

/// The causes that fit.
pub fn diagnose(question: &Question<'_>) -> Vec<Diagnosis> {
    CAUSES.iter().find_map(|find| find(question)).into_iter().collect()
}

impl Question<'_> {
    /// Whether another form of the signature matches one of the keys that were tried.
    fn matches_as(&self, signature: &[u8]) -> bool {
        self.tried
            .iter()
            .take(KEYS_TRIED)
            .any(|index| self.key_matches(*index, self.algorithm, signature))
    }

    /// Whether a signature of that algorithm matches that key, in any reading of a secret.
    fn key_matches(&self, index: usize, algorithm: &Algorithm, signature: &[u8]) -> bool {
        let Some(key) = self.keys.list.get(index) else { return false };
        let Some(check) = signature_check(algorithm.name) else { return false };
        match &key.material {
            Material::Secret(readings) => readings.iter().any(|reading| {
                check(&Material::Secret(vec![reading.clone()]), self.signed, signature)
            }),
            material => check(material, self.signed, signature),
        }
    }

    /// The secrets that were tried, in every reading.
    fn secrets(&self) -> impl Iterator<Item = &[u8]> {
        let keys =
            self.tried.iter().take(KEYS_TRIED).filter_map(|index| self.keys.list.get(*index));
        keys.flat_map(|key| match &key.material {
            Material::Secret(readings) => readings.as_slice(),
            _ => &[],
        })
        .map(|reading| &*reading.bytes.0)
    }
}

fn certain(cause: &'static str, message: String) -> Diagnosis {
    Diagnosis { cause: Cow::Borrowed(cause), message, certainty: Certainty::Certain }
}

fn likely(cause: &'static str, message: String) -> Diagnosis {
    Diagnosis { certainty: Certainty::Likely, ..certain(cause, message) }
}
