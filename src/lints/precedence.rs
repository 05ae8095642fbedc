//! Which finding silences which. Rules do not know each other; this table does.

use super::alg::hdr_alg_jwe_in_jws::HDR_ALG_JWE_IN_JWS;
use super::alg::hdr_alg_none::HDR_ALG_NONE;
use super::alg::hdr_alg_none_variant::HDR_ALG_NONE_VARIANT;
use super::claim::claim_aud_missing::CLAIM_AUD_MISSING;
use super::dpop::dpop_signature::DPOP_SIGNATURE;
use super::hdr::hdr_jku_foreign_host::HDR_JKU_FOREIGN_HOST;
use super::hdr::hdr_jku_insecure_url::HDR_JKU_INSECURE_URL;
use super::hdr::hdr_jku_present::HDR_JKU_PRESENT;
use super::input::input_base64url_length::INPUT_BASE64URL_LENGTH;
use super::input::input_double_base64::INPUT_DOUBLE_BASE64;
use super::input::input_illegal_character::INPUT_ILLEGAL_CHARACTER;
use super::input::input_noncanonical_base64url::INPUT_NONCANONICAL_BASE64URL;
use super::input::input_not_a_jwt::INPUT_NOT_A_JWT;
use super::input::input_percent_encoded::INPUT_PERCENT_ENCODED;
use super::input::input_segment_count::INPUT_SEGMENT_COUNT;
use super::input::input_standard_base64::INPUT_STANDARD_BASE64;
use super::input::input_truncated_ellipsis::INPUT_TRUNCATED_ELLIPSIS;
use super::input::sample_token::SAMPLE_TOKEN;
use super::input::transport_set_cookie_flags::TRANSPORT_SET_COOKIE_FLAGS;
use super::input::transport_url_fragment::TRANSPORT_URL_FRAGMENT;
use super::input::transport_url_query::TRANSPORT_URL_QUERY;
use super::key::jwks_malformed_entry::JWKS_MALFORMED_ENTRY;
use super::key::jwks_url_pasted::JWKS_URL_PASTED;
use super::key::key_known_example::KEY_KNOWN_EXAMPLE;
use super::key::key_private_pasted::KEY_PRIVATE_PASTED;
use super::key::key_type_mismatch::KEY_TYPE_MISMATCH;
use super::key::key_unsupported_format::KEY_UNSUPPORTED_FORMAT;
use super::key_ec::key_ec_curve_mismatch::KEY_EC_CURVE_MISMATCH;
use super::key_hmac::key_hmac_low_entropy::KEY_HMAC_LOW_ENTROPY;
use super::key_hmac::key_hmac_private_key_text::KEY_HMAC_PRIVATE_KEY_TEXT;
use super::key_hmac::key_hmac_public_key_text::KEY_HMAC_PUBLIC_KEY_TEXT;
use super::key_hmac::key_hmac_too_short::KEY_HMAC_TOO_SHORT;
use super::key_rsa::key_rsa_exponent_one::KEY_RSA_EXPONENT_ONE;
use super::oauth::at_missing_claim::AT_MISSING_CLAIM;
use super::oauth::ca_missing_claim::CA_MISSING_CLAIM;
use super::oidc::logout_missing_claim::LOGOUT_MISSING_CLAIM;
use super::oidc::oidc_missing_claim::OIDC_MISSING_CLAIM;
use super::ok::ok_algorithm::OK_ALGORITHM;
use super::ok::ok_lifetime::OK_LIFETIME;
use super::ok::ok_signature_valid::OK_SIGNATURE_VALID;
use super::prov::prov_entra_graph::PROV_ENTRA_GRAPH;
use super::sig::sig_double_encoded::SIG_DOUBLE_ENCODED;
use super::sig::sig_ecdsa_der::SIG_ECDSA_DER;
use super::sig::sig_ecdsa_zero::SIG_ECDSA_ZERO;
use super::sig::sig_empty_key::SIG_EMPTY_KEY;
use super::sig::sig_hex_encoded::SIG_HEX_ENCODED;
use super::sig::sig_hmac_secret_encoding::SIG_HMAC_SECRET_ENCODING;
use super::sig::sig_invalid::SIG_INVALID;
use super::sig::sig_length_mismatch::SIG_LENGTH_MISMATCH;
use super::sig::sig_not_checked::SIG_NOT_CHECKED;
use super::sig::sig_other_jwks_key::SIG_OTHER_JWKS_KEY;
use super::sig::sig_placeholder::SIG_PLACEHOLDER;
use super::sig::sig_public_key_as_secret::SIG_PUBLIC_KEY_AS_SECRET;
use super::sig::sig_rsa_length::SIG_RSA_LENGTH;
use super::sig::sig_secret_from_token::SIG_SECRET_FROM_TOKEN;
use super::sig::sig_truncated_mac::SIG_TRUNCATED_MAC;
use super::sig::sig_unkeyed_hash::SIG_UNKEYED_HASH;
use super::sig::sig_verifies_after_normalising::SIG_VERIFIES_AFTER_NORMALISING;
use super::sig::sig_verifies_with_other_alg::SIG_VERIFIES_WITH_OTHER_ALG;
use super::sig::sig_weak_secret_found::SIG_WEAK_SECRET_FOUND;
use super::time::time_exp_missing::TIME_EXP_MISSING;
use super::time::time_expired::TIME_EXPIRED;
use super::time::time_far_future::TIME_FAR_FUTURE;
use super::time::time_lifetime_long::TIME_LIFETIME_LONG;
use super::time::time_lifetime_permanent::TIME_LIFETIME_PERMANENT;
use super::time::time_lifetime_very_long::TIME_LIFETIME_VERY_LONG;
use super::time::time_milliseconds::TIME_MILLISECONDS;
use super::time::time_negative_or_implausible::TIME_NEGATIVE_OR_IMPLAUSIBLE;
use super::time::time_order::TIME_ORDER;
use super::{Lint, key, key_ec, key_hmac, key_rsa, sd, sig};
use crate::report::{Finding, Severity};

/// Rules, named by their declarations: one that does not exist cannot stand here.
type Rules = &'static [&'static Lint];

/// `(stronger, weaker)`: when any rule of the first list found something, the findings of the second are dropped.
const SILENCES: &[(Rules, Rules)] = &[
    // Without a signature nothing can be said about it.
    (&[&HDR_ALG_NONE, &HDR_ALG_NONE_VARIANT], sig::RULES),
    (&[&HDR_ALG_NONE, &HDR_ALG_NONE_VARIANT], &[&OK_ALGORITHM]),
    // The specific cause beats "it does not match".
    (
        &[
            &SIG_PUBLIC_KEY_AS_SECRET,
            &SIG_VERIFIES_WITH_OTHER_ALG,
            &SIG_VERIFIES_AFTER_NORMALISING,
            &SIG_OTHER_JWKS_KEY,
            &SIG_HMAC_SECRET_ENCODING,
            &PROV_ENTRA_GRAPH,
            &KEY_TYPE_MISMATCH,
            &KEY_HMAC_PUBLIC_KEY_TEXT,
        ],
        &[&SIG_INVALID],
    ),
    (
        &[
            &SIG_ECDSA_DER,
            &SIG_ECDSA_ZERO,
            &SIG_HEX_ENCODED,
            &SIG_DOUBLE_ENCODED,
            &SIG_PLACEHOLDER,
            &SIG_TRUNCATED_MAC,
        ],
        &[&SIG_LENGTH_MISMATCH, &SIG_INVALID],
    ),
    (&[&SIG_VERIFIES_WITH_OTHER_ALG, &SIG_UNKEYED_HASH], &[&SIG_LENGTH_MISMATCH]),
    // Whoever could have made the signature, its key says nothing any more.
    (
        WORTHLESS,
        &[
            &SIG_INVALID,
            &SIG_NOT_CHECKED,
            &OK_SIGNATURE_VALID,
            &KEY_HMAC_TOO_SHORT,
            &KEY_HMAC_LOW_ENTROPY,
        ],
    ),
    // The worst thing about a key's address says it all.
    (&[&HDR_JKU_INSECURE_URL], &[&HDR_JKU_FOREIGN_HOST, &HDR_JKU_PRESENT]),
    (&[&HDR_JKU_FOREIGN_HOST], &[&HDR_JKU_PRESENT]),
    // What was cut off or stands in a URL is no token yet; its shape says nothing.
    (&[&INPUT_TRUNCATED_ELLIPSIS], SHAPE),
    (&[&INPUT_NOT_A_JWT], SHAPE_OF_OTHERS),
    (&[&INPUT_DOUBLE_BASE64, &INPUT_PERCENT_ENCODED], SHAPE),
    (&[&SIG_ECDSA_ZERO], &[&SIG_ECDSA_DER]),
    // What a profile requires is said once.
    (
        &[&AT_MISSING_CLAIM, &OIDC_MISSING_CLAIM, &CA_MISSING_CLAIM, &LOGOUT_MISSING_CLAIM],
        &[&TIME_EXP_MISSING, &CLAIM_AUD_MISSING],
    ),
    (&[&TRANSPORT_URL_QUERY, &TRANSPORT_URL_FRAGMENT, &TRANSPORT_SET_COOKIE_FLAGS], SHAPE),
    (&[&DPOP_SIGNATURE], &[&SIG_INVALID]),
    (&[&KEY_EC_CURVE_MISMATCH], &[&KEY_TYPE_MISMATCH]),
    (&[&JWKS_URL_PASTED, &JWKS_MALFORMED_ENTRY], &[&KEY_UNSUPPORTED_FORMAT]),
    (&[&KEY_RSA_EXPONENT_ONE], &[&KEY_UNSUPPORTED_FORMAT]),
    (&[&KEY_HMAC_PRIVATE_KEY_TEXT], &[&KEY_PRIVATE_PASTED]),
    (&[&SIG_RSA_LENGTH], &[&SIG_LENGTH_MISMATCH]),
    // A lifetime computed from milliseconds or from no time at all means nothing.
    (&[&TIME_MILLISECONDS], &[&TIME_FAR_FUTURE, &TIME_ORDER]),
    (&[&TIME_NEGATIVE_OR_IMPLAUSIBLE], &[&TIME_EXPIRED, &TIME_ORDER]),
    (&[&TIME_MILLISECONDS, &TIME_NEGATIVE_OR_IMPLAUSIBLE, &TIME_EXP_MISSING], LIFETIMES),
    (&[&TIME_LIFETIME_PERMANENT], &[&TIME_LIFETIME_VERY_LONG, &TIME_LIFETIME_LONG, &OK_LIFETIME]),
    (&[&TIME_LIFETIME_VERY_LONG], &[&TIME_LIFETIME_LONG, &OK_LIFETIME]),
    (&[&TIME_LIFETIME_LONG], &[&OK_LIFETIME]),
];

const WORTHLESS: Rules =
    &[&SIG_WEAK_SECRET_FOUND, &SIG_EMPTY_KEY, &SIG_SECRET_FROM_TOKEN, &SIG_UNKEYED_HASH];

const SHAPE: Rules = &[
    &HDR_ALG_JWE_IN_JWS,
    &INPUT_BASE64URL_LENGTH,
    &INPUT_ILLEGAL_CHARACTER,
    &INPUT_NONCANONICAL_BASE64URL,
    &INPUT_NOT_A_JWT,
    &INPUT_SEGMENT_COUNT,
    &INPUT_STANDARD_BASE64,
    &SIG_LENGTH_MISMATCH,
];

const SHAPE_OF_OTHERS: Rules = &[&INPUT_BASE64URL_LENGTH, &INPUT_NONCANONICAL_BASE64URL];

const LIFETIMES: Rules =
    &[&TIME_LIFETIME_PERMANENT, &TIME_LIFETIME_VERY_LONG, &TIME_LIFETIME_LONG, &OK_LIFETIME];

/// The same, when the first list found an error: a matching signature is no comfort when the key is unfit.
const ERRORS_SILENCE: &[(Rules, Rules)] = &[
    (key_hmac::RULES, KEY_IS_FIT),
    (key_rsa::RULES, KEY_IS_FIT),
    (key_ec::RULES, KEY_IS_FIT),
    (key::RULES, KEY_IS_FIT),
    // Nor when disclosures or key binding do not hold.
    (sd::RULES, KEY_IS_FIT),
];

const KEY_IS_FIT: Rules = &[&OK_SIGNATURE_VALID];

/// Drops every finding that a stronger one silences.
pub fn apply(findings: &mut Vec<Finding>) {
    let mut silenced: Vec<&str> = Vec::new();
    for (table, errors_only) in [(SILENCES, false), (ERRORS_SILENCE, true)] {
        for (stronger, weaker) in table {
            let counts = |it: &&Finding| !errors_only || it.severity == Severity::Error;
            if findings.iter().filter(counts).any(|it| names(stronger, &it.rule)) {
                silenced.extend(weaker.iter().map(|lint| lint.id()));
            }
        }
    }
    findings.retain(|finding| !silenced.contains(&&*finding.rule));
    if findings.iter().any(|finding| finding.rule == SAMPLE_TOKEN.id()) {
        findings.iter_mut().for_each(calm);
    }
}

/// Nobody needs red on a published example: its times are old, its key is printed, and claims are missing.
fn calm(finding: &mut Finding) {
    let rule = &finding.rule;
    let missing = rule.starts_with("claim-") && rule.contains("-missing");
    if missing
        || rule.starts_with("time-")
        || [KEY_KNOWN_EXAMPLE.id(), SIG_WEAK_SECRET_FOUND.id()].contains(&&**rule)
    {
        finding.severity = finding.severity.max(Severity::Info);
    }
}

fn names(rules: &[&Lint], id: &str) -> bool {
    rules.iter().any(|lint| lint.id() == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::all;
    use crate::lints::case::Case;

    #[test]
    fn every_rule_of_the_tables_is_registered() {
        for (stronger, weaker) in SILENCES.iter().chain(ERRORS_SILENCE) {
            for lint in stronger.iter().chain(*weaker) {
                assert!(all().any(|it| it.id() == lint.id()), "{} is not registered", lint.id());
            }
        }
    }

    #[test]
    fn no_rule_silences_itself_in_the_end() {
        let mut reach: Vec<(&str, &str)> = Vec::new();
        for (stronger, weaker) in SILENCES.iter().chain(ERRORS_SILENCE) {
            reach.extend(stronger.iter().flat_map(|s| weaker.iter().map(|w| (s.id(), w.id()))));
        }
        let mut known = 0;
        while known < reach.len() {
            known = reach.len();
            let further: Vec<_> = reach
                .iter()
                .flat_map(|(a, b)| {
                    reach.iter().filter(move |(c, _)| b == c).map(move |(_, d)| (*a, *d))
                })
                .collect();
            reach.extend(further);
            reach.sort_unstable();
            reach.dedup();
        }
        let cycles: Vec<_> = reach.iter().filter(|(a, b)| a == b).collect();
        assert!(cycles.is_empty(), "{cycles:?}");
    }

    #[test]
    fn an_unsigned_token_is_said_to_be_unsigned_and_nothing_more() {
        let rules = Case::header(r#"{"alg":"none"}"#).signature("").rules();
        assert!(rules.contains(&"hdr-alg-none".to_owned()));
        assert!(!rules.iter().any(|rule| rule.starts_with("sig-")), "{rules:?}");
    }
}
