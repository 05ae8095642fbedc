//! What became of the disclosures and the key binding of an SD-JWT.

use super::KeyUse;
use serde::{Deserialize, Serialize};

/// Which disclosures of an SD-JWT hold (RFC 9901 section 7.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosures {
    pub state: ProofState,
    /// The hash function that `_sd_alg` names.
    pub algorithm: String,
    /// One sentence: what was found, and what to do.
    pub message: String,
    /// Digests without a disclosure: undisclosed claims, or decoys.
    pub undisclosed: usize,
    /// In the order written.
    pub list: Vec<Disclosure>,
}

/// What became of one disclosure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    pub state: DisclosureState,
    /// The claim's name; none for an array element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Base64url; empty when the hash function is not supported.
    pub digest: String,
    /// JSON Pointer into the processed claims.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// Whether a disclosure is part of what the issuer signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DisclosureState {
    /// A signed digest covers it, and it stands in the processed claims.
    Disclosed,
    /// It is no disclosure.
    Malformed,
    /// A signed digest covers it, but it may not stand where that digest stands.
    Refused,
    /// It was given before.
    Repeated,
    /// The digests could not be computed.
    #[default]
    Unchecked,
    /// No digest covers it: it was changed or added.
    Unreferenced,
}

/// Whether the holder of the key named in the token presented it (RFC 9901 section 7.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyBinding {
    pub state: ProofState,
    /// The holder's key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<KeyUse>,
    /// One sentence: what was found, with which key, and what to do.
    pub message: String,
}

/// How one of the proofs of an SD-JWT came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProofState {
    /// There is nothing to prove it.
    #[default]
    None,
    Valid,
    Invalid,
    /// This program does not know how to check it; it says nothing of the proof.
    Unsupported,
    /// It could not be asked: something that it needs is missing or unreadable.
    Error,
}
