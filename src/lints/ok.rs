//! Confirmations: what was asked and is well.

pub(super) mod ok_algorithm;
pub(super) mod ok_audience_issuer;
pub(super) mod ok_explicit_typ;
pub(super) mod ok_key_thumbprint_kid;
pub(super) mod ok_lifetime;
pub(super) mod ok_sender_constrained;
pub(super) mod ok_signature_valid;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &ok_signature_valid::OK_SIGNATURE_VALID,
    &ok_algorithm::OK_ALGORITHM,
    &ok_lifetime::OK_LIFETIME,
    &ok_explicit_typ::OK_EXPLICIT_TYP,
    &ok_sender_constrained::OK_SENDER_CONSTRAINED,
    &ok_audience_issuer::OK_AUDIENCE_ISSUER,
    &ok_key_thumbprint_kid::OK_KEY_THUMBPRINT_KID,
];
