//! Rules about ID tokens and logout tokens of `OpenID` Connect.

pub(super) mod logout_lifetime;
pub(super) mod logout_missing_claim;
pub(super) mod logout_nonce;
pub(super) mod oidc_at_hash_mismatch;
pub(super) mod oidc_azp;
pub(super) mod oidc_c_hash_mismatch;
pub(super) mod oidc_hash_malformed;
pub(super) mod oidc_header_keys;
pub(super) mod oidc_missing_claim;
pub(super) mod oidc_nonce;
pub(super) mod oidc_self_issued;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &oidc_missing_claim::OIDC_MISSING_CLAIM,
    &oidc_nonce::OIDC_NONCE,
    &oidc_azp::OIDC_AZP,
    &oidc_at_hash_mismatch::OIDC_AT_HASH_MISMATCH,
    &oidc_c_hash_mismatch::OIDC_C_HASH_MISMATCH,
    &oidc_hash_malformed::OIDC_HASH_MALFORMED,
    &oidc_header_keys::OIDC_HEADER_KEYS,
    &oidc_self_issued::OIDC_SELF_ISSUED,
    &logout_missing_claim::LOGOUT_MISSING_CLAIM,
    &logout_nonce::LOGOUT_NONCE,
    &logout_lifetime::LOGOUT_LIFETIME,
];
