//! Rules about shared secrets.

pub(super) mod key_hmac_too_short;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[&key_hmac_too_short::KEY_HMAC_TOO_SHORT];
