//! Rules about the tokens of OAuth: access tokens, client assertions, request objects.

pub(super) mod at_id_token_confusion;
pub(super) mod at_missing_claim;
pub(super) mod at_subject_is_client;
pub(super) mod at_typ;
pub(super) mod ca_audience;
pub(super) mod ca_hmac_secret;
pub(super) mod ca_missing_claim;
pub(super) mod ca_replay;
pub(super) mod id_token_as_bearer;
pub(super) mod intro_structure;
pub(super) mod jarm_missing_claim;
pub(super) mod refresh_token_as_bearer;
pub(super) mod ro_confusable;
pub(super) mod ro_forbidden_member;
pub(super) mod ro_missing;

use super::{Lint, Subject};
use crate::encoding::json::Node;

pub(super) const RULES: &[&Lint] = &[
    &at_typ::AT_TYP,
    &at_missing_claim::AT_MISSING_CLAIM,
    &at_id_token_confusion::AT_ID_TOKEN_CONFUSION,
    &at_subject_is_client::AT_SUBJECT_IS_CLIENT,
    &id_token_as_bearer::ID_TOKEN_AS_BEARER,
    &refresh_token_as_bearer::REFRESH_TOKEN_AS_BEARER,
    &ca_missing_claim::CA_MISSING_CLAIM,
    &ca_audience::CA_AUDIENCE,
    &ca_replay::CA_REPLAY,
    &ca_hmac_secret::CA_HMAC_SECRET,
    &ro_forbidden_member::RO_FORBIDDEN_MEMBER,
    &ro_confusable::RO_CONFUSABLE,
    &ro_missing::RO_MISSING,
    &jarm_missing_claim::JARM_MISSING_CLAIM,
    &intro_structure::INTRO_STRUCTURE,
];

/// Those of the claims that are not there, or null.
pub(super) fn missing(subject: &Subject<'_>, names: &[&str]) -> Vec<String> {
    let absent = |name: &&&str| subject.facts.claim(name).is_none_or(Node::is_null);
    names.iter().filter(absent).map(|name| (*name).to_owned()).collect()
}
