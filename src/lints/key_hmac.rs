//! Rules about shared secrets.

pub(super) mod key_hmac_known_secret;
pub(super) mod key_hmac_looks_encoded;
pub(super) mod key_hmac_low_entropy;
pub(super) mod key_hmac_placeholder;
pub(super) mod key_hmac_private_key_text;
pub(super) mod key_hmac_public_key_text;
pub(super) mod key_hmac_too_short;
pub(super) mod key_hmac_whitespace;

use super::{Lint, Subject};
use crate::keys::Material;

pub(super) const RULES: &[&Lint] = &[
    &key_hmac_too_short::KEY_HMAC_TOO_SHORT,
    &key_hmac_known_secret::KEY_HMAC_KNOWN_SECRET,
    &key_hmac_placeholder::KEY_HMAC_PLACEHOLDER,
    &key_hmac_low_entropy::KEY_HMAC_LOW_ENTROPY,
    &key_hmac_public_key_text::KEY_HMAC_PUBLIC_KEY_TEXT,
    &key_hmac_private_key_text::KEY_HMAC_PRIVATE_KEY_TEXT,
    &key_hmac_whitespace::KEY_HMAC_WHITESPACE,
    &key_hmac_looks_encoded::KEY_HMAC_LOOKS_ENCODED,
];

/// Whether the token has an HS algorithm and the key box a shared secret.
fn has_secret(subject: &Subject<'_>) -> bool {
    let hmac =
        subject.facts.algorithm().is_some_and(|alg| matches!(alg, "HS256" | "HS384" | "HS512"));
    hmac && subject.keys.list.iter().any(|key| matches!(key.material, Material::Secret(_)))
}
