//! Rules about the registered claims.

pub(super) mod claim_act_chain;
pub(super) mod claim_amr_acr_type;
pub(super) mod claim_aud_mismatch;
pub(super) mod claim_aud_missing;
pub(super) mod claim_aud_multiple;
pub(super) mod claim_aud_type;
pub(super) mod claim_aud_wildcard;
pub(super) mod claim_boolean_as_string;
pub(super) mod claim_cnf_invalid;
pub(super) mod claim_cnf_mismatch;
pub(super) mod claim_distributed_sources;
pub(super) mod claim_email_unverified;
pub(super) mod claim_injection_payload;
pub(super) mod claim_iss_insecure;
pub(super) mod claim_iss_mismatch;
pub(super) mod claim_iss_missing;
pub(super) mod claim_iss_template;
pub(super) mod claim_iss_type;
pub(super) mod claim_js_stringified;
pub(super) mod claim_jti_missing_long_lived;
pub(super) mod claim_jti_reuse;
pub(super) mod claim_jti_type;
pub(super) mod claim_jti_weak;
pub(super) mod claim_misspelled_registered;
pub(super) mod claim_privileged_role;
pub(super) mod claim_scope_format;
pub(super) mod claim_status_reference;
pub(super) mod claim_sub_long;
pub(super) mod claim_sub_type;

use super::{Lint, Subject};
use crate::encoding::base64url;
use crate::encoding::json::Node;

pub(super) const RULES: &[&Lint] = &[
    &claim_iss_type::CLAIM_ISS_TYPE,
    &claim_iss_missing::CLAIM_ISS_MISSING,
    &claim_iss_mismatch::CLAIM_ISS_MISMATCH,
    &claim_iss_insecure::CLAIM_ISS_INSECURE,
    &claim_iss_template::CLAIM_ISS_TEMPLATE,
    &claim_sub_type::CLAIM_SUB_TYPE,
    &claim_sub_long::CLAIM_SUB_LONG,
    &claim_aud_type::CLAIM_AUD_TYPE,
    &claim_aud_missing::CLAIM_AUD_MISSING,
    &claim_aud_mismatch::CLAIM_AUD_MISMATCH,
    &claim_aud_multiple::CLAIM_AUD_MULTIPLE,
    &claim_aud_wildcard::CLAIM_AUD_WILDCARD,
    &claim_jti_type::CLAIM_JTI_TYPE,
    &claim_jti_weak::CLAIM_JTI_WEAK,
    &claim_jti_reuse::CLAIM_JTI_REUSE,
    &claim_jti_missing_long_lived::CLAIM_JTI_MISSING_LONG_LIVED,
    &claim_misspelled_registered::CLAIM_MISSPELLED_REGISTERED,
    &claim_js_stringified::CLAIM_JS_STRINGIFIED,
    &claim_boolean_as_string::CLAIM_BOOLEAN_AS_STRING,
    &claim_email_unverified::CLAIM_EMAIL_UNVERIFIED,
    &claim_scope_format::CLAIM_SCOPE_FORMAT,
    &claim_amr_acr_type::CLAIM_AMR_ACR_TYPE,
    &claim_cnf_invalid::CLAIM_CNF_INVALID,
    &claim_cnf_mismatch::CLAIM_CNF_MISMATCH,
    &claim_injection_payload::CLAIM_INJECTION_PAYLOAD,
    &claim_privileged_role::CLAIM_PRIVILEGED_ROLE,
    &claim_act_chain::CLAIM_ACT_CHAIN,
    &claim_distributed_sources::CLAIM_DISTRIBUTED_SOURCES,
    &claim_status_reference::CLAIM_STATUS_REFERENCE,
];

/// The audiences: the string, or the strings of the list.
pub(super) fn audiences<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let Some(audience) = subject.facts.claim("aud") else { return Vec::new() };
    let listed = audience.elements().unwrap_or_default().iter().filter_map(Node::as_str);
    audience.as_str().into_iter().chain(listed).collect()
}

/// Whether a text is the base64url of 32 bytes, as a SHA-256 thumbprint is.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 43 && base64url::decode(text).bytes.is_some_and(|bytes| bytes.len() == 32)
}

/// The detail by which two names differ when they are nearly the same.
fn difference(found: &str, expected: &str) -> Option<&'static str> {
    let bare = |text: &str| text.trim_end_matches('/').to_owned();
    let rest = |text: &str| text.split_once("://").map(|(_, rest)| rest.to_owned());
    match () {
        () if found.is_empty() || expected.is_empty() => None,
        () if bare(found) == bare(expected) => Some("the slash at the end"),
        () if found.eq_ignore_ascii_case(expected) => Some("the case of letters"),
        () if rest(found).is_some() && rest(found) == rest(expected) => Some("the scheme"),
        () if bare(found).trim_end_matches("/v2.0") == bare(expected).trim_end_matches("/v2.0") => {
            Some("`/v2.0` at the end")
        }
        () if found.trim_start_matches("api://") == expected.trim_start_matches("api://") => {
            Some("`api://` at the beginning")
        }
        () => None,
    }
}
