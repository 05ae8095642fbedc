//! Rules about security events and other profiles.

pub(super) mod acme_jws;
pub(super) mod k8s_legacy_token;
pub(super) mod passport_structure;
pub(super) mod set_exp_or_sub;
pub(super) mod set_structure;
pub(super) mod vapid;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &set_structure::SET_STRUCTURE,
    &set_exp_or_sub::SET_EXP_OR_SUB,
    &passport_structure::PASSPORT_STRUCTURE,
    &k8s_legacy_token::K8S_LEGACY_TOKEN,
    &vapid::VAPID,
    &acme_jws::ACME_JWS,
];
