//! Rules about the JSON of header and payload.

pub(super) mod json_duplicate_member;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[&json_duplicate_member::JSON_DUPLICATE_MEMBER];
