//! The certificates that a token brings along.

use super::Subject;
use crate::keys::{Keys, chain};

/// The keys of the header's `x5c`, the signer's first (RFC 7515 section 4.1.6).
pub fn carried(subject: &Subject<'_>) -> Option<Keys> {
    subject.facts.header("x5c").and_then(chain::of_x5c)
}
