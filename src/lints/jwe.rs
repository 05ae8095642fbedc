//! Rules about encrypted tokens.

pub(super) mod jwe_decompression_bomb;
pub(super) mod jwe_decrypt_failed;
pub(super) mod jwe_direct_key_length;
pub(super) mod jwe_enc_missing;
pub(super) mod jwe_encrypted_key_unexpected;
pub(super) mod jwe_epk_curve_mismatch;
pub(super) mod jwe_epk_missing;
pub(super) mod jwe_iv_tag_length;
pub(super) mod jwe_key_reuse;
pub(super) mod jwe_nested_unsecured;
pub(super) mod jwe_opaque_to_lint;
pub(super) mod jwe_p2c_high;
pub(super) mod jwe_p2c_low;
pub(super) mod jwe_p2s_short;
pub(super) mod jwe_rsa1_5;
pub(super) mod jwe_rsa_oaep_sha1;
pub(super) mod jwe_unsigned_content;
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
    &jwe_decompression_bomb::JWE_DECOMPRESSION_BOMB,
    &jwe_p2c_low::JWE_P2C_LOW,
    &jwe_p2c_high::JWE_P2C_HIGH,
    &jwe_p2s_short::JWE_P2S_SHORT,
    &jwe_epk_missing::JWE_EPK_MISSING,
    &jwe_epk_curve_mismatch::JWE_EPK_CURVE_MISMATCH,
    &jwe_encrypted_key_unexpected::JWE_ENCRYPTED_KEY_UNEXPECTED,
    &jwe_iv_tag_length::JWE_IV_TAG_LENGTH,
    &jwe_direct_key_length::JWE_DIRECT_KEY_LENGTH,
    &jwe_unsigned_content::JWE_UNSIGNED_CONTENT,
    &jwe_nested_unsecured::JWE_NESTED_UNSECURED,
    &jwe_key_reuse::JWE_KEY_REUSE,
    &jwe_decrypt_failed::JWE_DECRYPT_FAILED,
];

/// The iterations of a token encrypted with PBES2; 0 when `p2c` is missing or no whole number.
fn iterations(subject: &Subject<'_>) -> Option<u64> {
    let pbes2 = subject.facts.algorithm().is_some_and(|alg| alg.starts_with("PBES2-"));
    let number = subject.facts.header("p2c").and_then(Node::as_number);
    let count = number.and_then(|text| text.parse().ok()).unwrap_or_default();
    (pbes2 && subject.facts.kind == Kind::Jwe).then_some(count)
}

/// Whether the token is encrypted with a key that sender and recipient agree on.
fn is_agreement(subject: &Subject<'_>) -> bool {
    subject.facts.kind == Kind::Jwe
        && subject.facts.algorithm().is_some_and(|alg| alg.starts_with("ECDH-ES"))
}
