//! Rules about keys of any type.

pub(super) mod jwks_ambiguous;
pub(super) mod jwks_malformed_entry;
pub(super) mod jwks_no_matching_kid;
pub(super) mod jwks_private_material;
pub(super) mod jwks_url_pasted;
pub(super) mod key_alg_mismatch;
pub(super) mod key_cert_expired;
pub(super) mod key_cert_usage;
pub(super) mod key_kid_mismatch;
pub(super) mod key_known_example;
pub(super) mod key_pem_escaped;
pub(super) mod key_private_pasted;
pub(super) mod key_revoked_or_expired_jwk;
pub(super) mod key_thumbprint_kid_mismatch;
pub(super) mod key_type_mismatch;
pub(super) mod key_unsupported_format;
pub(super) mod key_use_keyops_conflict;
pub(super) mod key_use_mismatch;
pub(super) mod key_x5c_key_mismatch;
pub(super) mod key_x5c_order;

use super::{Lint, Subject};
use crate::keys::Key;

pub(super) const RULES: &[&Lint] = &[
    &key_private_pasted::KEY_PRIVATE_PASTED,
    &key_type_mismatch::KEY_TYPE_MISMATCH,
    &key_alg_mismatch::KEY_ALG_MISMATCH,
    &key_use_mismatch::KEY_USE_MISMATCH,
    &key_use_keyops_conflict::KEY_USE_KEYOPS_CONFLICT,
    &key_kid_mismatch::KEY_KID_MISMATCH,
    &key_known_example::KEY_KNOWN_EXAMPLE,
    &key_pem_escaped::KEY_PEM_ESCAPED,
    &key_unsupported_format::KEY_UNSUPPORTED_FORMAT,
    &jwks_url_pasted::JWKS_URL_PASTED,
    &jwks_no_matching_kid::JWKS_NO_MATCHING_KID,
    &jwks_ambiguous::JWKS_AMBIGUOUS,
    &jwks_private_material::JWKS_PRIVATE_MATERIAL,
    &jwks_malformed_entry::JWKS_MALFORMED_ENTRY,
    &key_thumbprint_kid_mismatch::KEY_THUMBPRINT_KID_MISMATCH,
    &key_cert_expired::KEY_CERT_EXPIRED,
    &key_cert_usage::KEY_CERT_USAGE,
    &key_x5c_key_mismatch::KEY_X5C_KEY_MISMATCH,
    &key_x5c_order::KEY_X5C_ORDER,
    &key_revoked_or_expired_jwk::KEY_REVOKED_OR_EXPIRED_JWK,
];

/// The key that decided; else the only one.
fn key_in_question<'a>(subject: &Subject<'a>) -> Option<&'a Key> {
    let list = &subject.keys.list;
    let decided = subject.verdict.key.and_then(|index| list.get(index));
    decided.or_else(|| list.first().filter(|_| list.len() == 1))
}
