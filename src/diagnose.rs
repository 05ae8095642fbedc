//! Why a signature does not match: every cause is tried, and named only when it fits.

mod cut;
mod ecdsa_der;
mod ecdsa_order;
mod entra_graph;
mod filled;
mod key_unfit;
mod other_algorithm;
mod other_jwks_key;
mod public_key_as_secret;
mod reencoded;
mod rewritten;
mod secret_encoding;
mod truncated_mac;
mod weak;

use crate::algorithms::{Algorithm, Length};
use crate::engine::{self, hmac, signature_check};
use crate::keys::{Key, Keys, Material};
use crate::report::{Certainty, Diagnosis};
use std::borrow::Cow;
use std::cell::Cell;
pub use weak::weakness;

/// A signature that did not match, and everything that may explain it.
pub struct Question<'a> {
    pub algorithm: &'static Algorithm,
    /// The JWS signing input.
    pub signed: &'a [u8],
    pub signature: &'a [u8],
    /// The third segment as it is written.
    pub written: &'a str,
    /// The text of the header, and of the payload where it is text.
    pub header: &'a str,
    pub payload: &'a str,
    pub keys: &'a Keys,
    /// Indexes of the keys that were tried.
    pub tried: &'a [usize],
    /// Work that may still be done.
    pub left: Work,
}

/// Microseconds of the worker, roughly: work is counted, because the core has no clock.
#[derive(Debug)]
pub struct Work {
    left: Cell<usize>,
    refused: Cell<bool>,
}

/// What one question may cost.
const WORK: usize = 300_000;

/// The catalogue's id of algorithm confusion.
pub const PUBLIC_KEY_AS_SECRET: &str = "sig-public-key-as-secret";

/// Keys that one cause tries at most: a large set must not make the answer late.
const KEYS_TRIED: usize = 50;

/// Texts longer than this are not written anew: 256 KB.
const LONGEST_TEXT: usize = 1 << 18;

/// The causes, the cheapest and most telling first; the first that fits is the answer.
const CAUSES: &[fn(&Question<'_>) -> Option<Diagnosis>] = &[
    public_key_as_secret::find,
    secret_encoding::find,
    truncated_mac::find,
    ecdsa_der::find,
    reencoded::find,
    filled::find,
    entra_graph::find,
    other_jwks_key::find,
    other_algorithm::find,
    ecdsa_order::find,
    rewritten::find,
    weak::find,
    key_unfit::find,
    cut::find,
];

/// The cause that fits.
pub fn diagnose(question: &Question<'_>) -> Option<Diagnosis> {
    CAUSES.iter().find_map(|find| find(question))
}

impl Default for Work {
    fn default() -> Self {
        Self { left: Cell::new(WORK), refused: Cell::new(false) }
    }
}

impl Work {
    /// Whether so much may still be done; then it counts as done.
    fn take(&self, cost: usize) -> bool {
        let rest = self.left.get().checked_sub(cost);
        self.left.set(rest.unwrap_or_else(|| self.left.get()));
        self.refused.set(self.refused.get() || rest.is_none());
        rest.is_some()
    }

    /// Whether something was not tried.
    pub fn ran_out(&self) -> bool {
        self.refused.get()
    }
}

impl Question<'_> {
    /// The keys that were tried, not too many of them.
    fn tried_keys(&self) -> impl Iterator<Item = &Key> {
        self.tried.iter().take(KEYS_TRIED).filter_map(|index| self.keys.list.get(*index))
    }

    /// Whether another form of the signature matches one of the keys that were tried.
    fn matches_as(&self, signature: &[u8]) -> bool {
        self.tried_keys().any(|key| self.key_matches(key, self.algorithm, self.signed, signature))
    }

    /// Whether the signature covers other bytes.
    fn covers(&self, signed: &[u8]) -> bool {
        self.tried_keys().any(|key| self.key_matches(key, self.algorithm, signed, self.signature))
    }

    /// Whether a signature of that algorithm matches that key, in any reading of a secret.
    fn key_matches(
        &self,
        key: &Key,
        algorithm: &Algorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> bool {
        let Some(check) = signature_check(algorithm.name) else { return false };
        let ask = |material: &Material| {
            self.left.take(engine::cost(material, signed.len()))
                && check(material, signed, signature)
        };
        match &key.material {
            Material::Secret(readings) => {
                readings.iter().any(|reading| ask(&Material::Secret(vec![reading.clone()])))
            }
            material => ask(material),
        }
    }

    /// Whether the signature is the whole MAC under these bytes.
    fn is_mac(&self, secret: &[u8]) -> bool {
        let Some(hash) = hmac::Hash::of(self.algorithm.name) else { return false };
        self.has_length(self.signature.len())
            && self.left.take(engine::hmac_cost(self.signed.len()))
            && hmac::matches(hash, secret, self.signed, self.signature)
    }

    /// Whether the algorithm makes signatures of so many bytes with every key.
    fn has_length(&self, bytes: usize) -> bool {
        self.length() == Some(bytes)
    }

    /// The length that the algorithm fixes, in bytes.
    fn length(&self) -> Option<usize> {
        if let Length::Bytes(bytes) = self.algorithm.signature { Some(bytes) } else { None }
    }

    /// Whether the signature is too short, but not shorter than that.
    fn is_cut(&self, least: usize) -> bool {
        let length = self.signature.len();
        length >= least && self.length().is_some_and(|whole| length < whole)
    }

    /// The secrets that were tried, in every reading.
    fn secrets(&self) -> impl Iterator<Item = &[u8]> {
        self.tried_keys()
            .flat_map(|key| match &key.material {
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
