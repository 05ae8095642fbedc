//! Rules about the other header parameters.

pub(super) mod hdr_b64_false;
pub(super) mod hdr_b64_not_critical;
pub(super) mod hdr_crit_invalid;
pub(super) mod hdr_crit_unknown;
pub(super) mod hdr_cty_jwt_not_nested;
pub(super) mod hdr_jku_evasive_url;
pub(super) mod hdr_jku_foreign_host;
pub(super) mod hdr_jku_insecure_url;
pub(super) mod hdr_jku_present;
pub(super) mod hdr_jwk_embedded;
pub(super) mod hdr_jwk_private;
pub(super) mod hdr_jwk_symmetric;
pub(super) mod hdr_kid_command_injection;
pub(super) mod hdr_kid_empty;
pub(super) mod hdr_kid_injection_other;
pub(super) mod hdr_kid_missing;
pub(super) mod hdr_kid_not_string;
pub(super) mod hdr_kid_oversized;
pub(super) mod hdr_kid_path_traversal;
pub(super) mod hdr_kid_sql_injection;
pub(super) mod hdr_kid_url;
pub(super) mod hdr_nested_cty_missing;
pub(super) mod hdr_oversized;
pub(super) mod hdr_params_in_payload;
pub(super) mod hdr_replicated_claim_mismatch;
pub(super) mod hdr_time_claims_in_header;
pub(super) mod hdr_typ_mismatch;
pub(super) mod hdr_typ_not_string;
pub(super) mod hdr_typ_style;
pub(super) mod hdr_unregistered_param;
pub(super) mod hdr_x5c_format;
pub(super) mod hdr_x5c_present;
pub(super) mod hdr_x5t_format;
pub(super) mod hdr_x5t_mismatch;
pub(super) mod hdr_x5u_present;
pub(super) mod hdr_zip_in_jws;

use super::Lint;
use super::url::Url;

pub(super) const RULES: &[&Lint] = &[
    &hdr_typ_mismatch::HDR_TYP_MISMATCH,
    &hdr_typ_not_string::HDR_TYP_NOT_STRING,
    &hdr_typ_style::HDR_TYP_STYLE,
    &hdr_nested_cty_missing::HDR_NESTED_CTY_MISSING,
    &hdr_cty_jwt_not_nested::HDR_CTY_JWT_NOT_NESTED,
    &hdr_kid_not_string::HDR_KID_NOT_STRING,
    &hdr_kid_path_traversal::HDR_KID_PATH_TRAVERSAL,
    &hdr_kid_sql_injection::HDR_KID_SQL_INJECTION,
    &hdr_kid_command_injection::HDR_KID_COMMAND_INJECTION,
    &hdr_kid_injection_other::HDR_KID_INJECTION_OTHER,
    &hdr_kid_url::HDR_KID_URL,
    &hdr_kid_empty::HDR_KID_EMPTY,
    &hdr_kid_oversized::HDR_KID_OVERSIZED,
    &hdr_kid_missing::HDR_KID_MISSING,
    &hdr_jku_present::HDR_JKU_PRESENT,
    &hdr_jku_insecure_url::HDR_JKU_INSECURE_URL,
    &hdr_jku_foreign_host::HDR_JKU_FOREIGN_HOST,
    &hdr_jku_evasive_url::HDR_JKU_EVASIVE_URL,
    &hdr_x5u_present::HDR_X5U_PRESENT,
    &hdr_jwk_embedded::HDR_JWK_EMBEDDED,
    &hdr_jwk_private::HDR_JWK_PRIVATE,
    &hdr_jwk_symmetric::HDR_JWK_SYMMETRIC,
    &hdr_x5c_present::HDR_X5C_PRESENT,
    &hdr_x5c_format::HDR_X5C_FORMAT,
    &hdr_x5t_format::HDR_X5T_FORMAT,
    &hdr_crit_invalid::HDR_CRIT_INVALID,
    &hdr_crit_unknown::HDR_CRIT_UNKNOWN,
    &hdr_b64_false::HDR_B64_FALSE,
    &hdr_b64_not_critical::HDR_B64_NOT_CRITICAL,
    &hdr_zip_in_jws::HDR_ZIP_IN_JWS,
    &hdr_time_claims_in_header::HDR_TIME_CLAIMS_IN_HEADER,
    &hdr_replicated_claim_mismatch::HDR_REPLICATED_CLAIM_MISMATCH,
    &hdr_params_in_payload::HDR_PARAMS_IN_PAYLOAD,
    &hdr_unregistered_param::HDR_UNREGISTERED_PARAM,
    &hdr_oversized::HDR_OVERSIZED,
    &hdr_x5t_mismatch::HDR_X5T_MISMATCH,
];

/// SAP's XSUAA names its own key address in every token.
fn is_sap(url: &Url<'_>) -> bool {
    url.host.ends_with(".hana.ondemand.com") && url.host.contains(".authentication.")
}

/// The text with its `%xx` as characters, where they give UTF-8.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.filter(|_| *first == b'%').and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
