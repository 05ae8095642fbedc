//! What the page needs to know of a judgement, and what the worker drew of it. The report itself stays with the worker.

use super::{Opened, Severity};
use crate::time::Timestamp;

/// The worker's answer to an inspection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub signature: Answer,
    pub findings: Answer,
    /// Whose token it is; empty when the issuer is none that is known.
    pub provider: String,
    /// What a person calls the kind of token, a tab, and the document that defines it.
    pub profile: String,
    /// What the provider's claims mean, those that are there: the name, a tab and the meaning, one a line.
    pub explained: String,
    /// The signatures of all layers when there are several, outermost first.
    pub layers: Vec<Answer>,
    /// How bad each finding is, and what it is about, worst first.
    pub marks: Vec<Mark>,
    /// Which signature or recipient and which layer were judged.
    pub entry: usize,
    pub layer: usize,
    pub opened: Vec<Opened>,
    /// The next instant at which the clock alone would change a finding.
    pub stale_at: Option<Timestamp>,
    /// What the key text was taken for.
    pub recognised: String,
    /// Whether keys were pasted as a token.
    pub has_keys: bool,
    /// Of an SD-JWT: the claims with everything disclosed put in its place, as JSON text.
    pub processed: Option<String>,
    /// Of an SD-JWT: what stands in them because it was disclosed.
    pub disclosed: Vec<Disclosed>,
    pub drawn: Parts,
}

/// One of the four answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// As the page's hook names it.
    pub state: String,
    /// `ok`, `warn`, `err`, or nothing.
    pub tone: String,
    pub word: String,
    pub detail: String,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub rule: String,
    pub severity: Severity,
    /// JSON Pointer; empty when it is about the token as a whole.
    pub path: String,
}

/// A claim or an array element that was disclosed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disclosed {
    /// Its disclosure, from 0.
    pub index: usize,
    /// JSON Pointer into the processed claims.
    pub path: String,
    /// Base64url.
    pub digest: String,
}

/// Parts of the page in the form of the module `drawn`; empty where there is nothing to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What could not be read.
    pub problems: String,
    /// Findings worth reading, worst first.
    pub findings: String,
    /// Findings for the curious.
    pub verbose: String,
    /// What was found to be right.
    pub passed: String,
    /// How many rules ran, and why not the others.
    pub checks: String,
    /// What the key box holds.
    pub keys: String,
    /// What verification came to.
    pub result: String,
    /// The bytes of the signature, or the encrypted parts of a JWE.
    pub signature: String,
    /// The signatures or recipients of a JSON serialization.
    pub entries: String,
    /// The unprotected headers of a JSON serialization.
    pub headers: String,
    /// The disclosures of an SD-JWT and its key binding.
    pub disclosures: String,
    /// What a thief of the token could do.
    pub exposure: String,
    /// Keys that were pasted as a token.
    pub pasted_keys: String,
    /// What the second text was taken for.
    pub second: String,
}
