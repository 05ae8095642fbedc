//! Confirmations: what was asked and is well.

pub(super) mod ok_lifetime;
pub(super) mod ok_signature_valid;

use super::Lint;

pub(super) const RULES: &[&Lint] =
    &[&ok_signature_valid::OK_SIGNATURE_VALID, &ok_lifetime::OK_LIFETIME];
