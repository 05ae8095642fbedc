//! Why a signature does not match: every cause is tried, and named only when it fits.

mod public_key_as_secret;
mod secret_encoding;

use crate::algorithms::Algorithm;
use crate::keys::Keys;
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

/// The causes, the most telling first; the first that fits is the answer.
const CAUSES: &[fn(&Question<'_>) -> Option<Diagnosis>] =
    &[public_key_as_secret::find, secret_encoding::find];

/// The causes that fit.
pub fn diagnose(question: &Question<'_>) -> Vec<Diagnosis> {
    CAUSES.iter().find_map(|find| find(question)).into_iter().collect()
}

fn certain(cause: &'static str, message: String) -> Diagnosis {
    Diagnosis { cause: Cow::Borrowed(cause), message, certainty: Certainty::Certain }
}
