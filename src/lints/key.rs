//! Rules about keys of any type.

pub(super) mod key_private_pasted;
pub(super) mod key_type_mismatch;

use super::Lint;

pub(super) const RULES: &[&Lint] =
    &[&key_private_pasted::KEY_PRIVATE_PASTED, &key_type_mismatch::KEY_TYPE_MISMATCH];
