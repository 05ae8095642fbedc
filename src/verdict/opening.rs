//! What came of opening an encrypted token, and why.

use crate::report::DecryptionState;

/// The judgement of one encrypted token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub state: DecryptionState,
    /// The header's `alg` and `enc`, as written.
    pub algorithm: Option<String>,
    pub encryption: Option<String>,
    /// Index into `Keys::list` of the key that opens it.
    pub key: Option<usize>,
    /// Which reading of that key's secret opens it; 0 when there is only one.
    pub reading: usize,
    /// What was encrypted, inflated.
    pub plaintext: Option<Vec<u8>>,
    /// One sentence: what was found, with which key, and what to do.
    pub message: String,
    /// Whether keys that fit were tried in vain.
    pub refuted: bool,
    /// The iterations that the token asks for and that are not run unasked.
    pub iterations: Option<u64>,
}
