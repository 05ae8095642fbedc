//! What was found about the signature: never a yes or no, always with its reason.

pub mod opening;
pub mod presentation;

use crate::report::{Diagnosis, KeyUse, SignatureState};

/// The judgement of one signature.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    pub state: SignatureState,
    pub why: Why,
    /// The header's `alg`, as written.
    pub algorithm: Option<String>,
    /// Index into `Keys::list` of the key that decided.
    pub key: Option<usize>,
    /// Which reading of that key's secret decided; 0 when there is only one.
    pub reading: usize,
    /// The key inside the token, when it decided because none was given.
    pub embedded_key: Option<KeyUse>,
    /// One sentence: what was found, with which key, and what to do.
    pub message: String,
    /// The explanation of a mismatch that was tried and fits.
    pub diagnosis: Vec<Diagnosis>,
    /// Why anybody could have made the signature, whether it matches or no key was given to ask.
    pub weakness: Option<Diagnosis>,
}

/// Why the state is what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Why {
    /// A critical extension is not understood (RFC 7515 section 4.1.11).
    CriticalExtension,
    /// The payload travels apart and was not given.
    DetachedPayload,
    /// The token is encrypted.
    Encrypted,
    /// The set has no key of the `kid` that the header names.
    KeyNotFound,
    /// `use`, `key_ops` or `alg` of the key forbid it (RFC 7517 section 4).
    KeyNotForThis,
    /// No key fits the algorithm's key type; what was given instead.
    KeyTypeMismatch {
        expected: &'static str,
        found: String,
    },
    /// There is a key text, but no key could be read from it.
    KeyUnreadable,
    Matched,
    Mismatch,
    #[default]
    NoKey,
    /// There are more keys than may be tried, and none of those tried matches.
    NotAllTried,
    /// Matches only after padding or alphabet were normalised: strict verifiers refuse it.
    NotCanonical,
    /// `alg` is `none`.
    Unsecured,
    /// The signature segment is empty although `alg` names an algorithm.
    SignatureMissing,
    /// The signature's length fits no signature of the algorithm.
    SignatureLength {
        expected: String,
        found: usize,
    },
    /// There is no token, or no readable header or signature.
    Unreadable,
    UnsupportedAlgorithm,
}
