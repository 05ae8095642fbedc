//! Rules about security events and other profiles.

pub(super) mod acme_jws;
pub(super) mod fed_entity_statement;
pub(super) mod k8s_bound_token;
pub(super) mod k8s_legacy_token;
pub(super) mod passport_structure;
pub(super) mod set_exp_or_sub;
pub(super) mod set_structure;
pub(super) mod set_subject_identifier;
pub(super) mod spiffe_svid;
pub(super) mod status_list_token;
pub(super) mod vapid;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &set_structure::SET_STRUCTURE,
    &set_exp_or_sub::SET_EXP_OR_SUB,
    &set_subject_identifier::SET_SUBJECT_IDENTIFIER,
    &passport_structure::PASSPORT_STRUCTURE,
    &fed_entity_statement::FED_ENTITY_STATEMENT,
    &status_list_token::STATUS_LIST_TOKEN,
    &spiffe_svid::SPIFFE_SVID,
    &k8s_legacy_token::K8S_LEGACY_TOKEN,
    &k8s_bound_token::K8S_BOUND_TOKEN,
    &vapid::VAPID,
    &acme_jws::ACME_JWS,
];
