//! Rules about encrypted tokens.

pub(super) mod jwe_enc_missing;
pub(super) mod jwe_iv_tag_length;
pub(super) mod jwe_opaque_to_lint;
pub(super) mod jwe_p2c_high;
pub(super) mod jwe_p2c_low;
pub(super) mod jwe_p2s_short;
pub(super) mod jwe_rsa1_5;
pub(super) mod jwe_rsa_oaep_sha1;
pub(super) mod jwe_zip;

use super::{Lint, Subject};
use crate::encoding::json::Node;
use crate::report::Kind;

pub(super) const RULES: &[&Lint] = &[
    &jwe_opaque_to_lint::JWE_OPAQUE_TO_LINT,
    &jwe_rsa1_5::JWE_RSA1_5,
    &jwe_rsa_oaep_sha1::JWE_RSA_OAEP_SHA1,
    &jwe_enc_missing::JWE_ENC_MISSING,
    &jwe_zip::JWE_ZIP,
    &jwe_p2c_low::JWE_P2C_LOW,
    &jwe_p2c_high::JWE_P2C_HIGH,
    &jwe_p2s_short::JWE_P2S_SHORT,
    &jwe_iv_tag_length::JWE_IV_TAG_LENGTH,
];

/// The iterations of a token encrypted with PBES2; 0 when `p2c` is missing or no whole number.
fn iterations(subject: &Subject<'_>) -> Option<u64> {
    let pbes2 = subject.facts.algorithm().is_some_and(|alg| alg.starts_with("PBES2-"));
    let number = subject.facts.header("p2c").and_then(Node::as_number);
    let count = number.and_then(|text| text.parse().ok()).unwrap_or_default();
    (pbes2 && subject.facts.kind == Kind::Jwe).then_some(count)
}
