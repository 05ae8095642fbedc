//! Rules about the signature. What needs a key is read from the verdict; no rule computes a signature.

pub(super) mod sig_double_encoded;
pub(super) mod sig_ecdsa_der;
pub(super) mod sig_ecdsa_high_s;
pub(super) mod sig_ecdsa_nonce_reuse;
pub(super) mod sig_ecdsa_out_of_range;
pub(super) mod sig_ecdsa_trivial_nonce;
pub(super) mod sig_ecdsa_zero;
pub(super) mod sig_eddsa_noncanonical;
pub(super) mod sig_embedded_key_only;
pub(super) mod sig_empty_key;
pub(super) mod sig_hex_encoded;
pub(super) mod sig_hmac_secret_encoding;
pub(super) mod sig_invalid;
pub(super) mod sig_length_mismatch;
pub(super) mod sig_missing;
pub(super) mod sig_not_checked;
pub(super) mod sig_other_jwks_key;
pub(super) mod sig_placeholder;
pub(super) mod sig_public_key_as_secret;
pub(super) mod sig_rsa_length;
pub(super) mod sig_rsa_trivial;
pub(super) mod sig_secret_from_token;
pub(super) mod sig_truncated_mac;
pub(super) mod sig_unkeyed_hash;
pub(super) mod sig_verifies_after_normalising;
pub(super) mod sig_verifies_with_other_alg;
pub(super) mod sig_weak_secret_found;

use super::{Lint, Subject};
use crate::report::{Diagnosis, Finding};

pub(super) const RULES: &[&Lint] = &[
    &sig_missing::SIG_MISSING,
    &sig_length_mismatch::SIG_LENGTH_MISMATCH,
    &sig_ecdsa_der::SIG_ECDSA_DER,
    &sig_ecdsa_zero::SIG_ECDSA_ZERO,
    &sig_ecdsa_out_of_range::SIG_ECDSA_OUT_OF_RANGE,
    &sig_ecdsa_nonce_reuse::SIG_ECDSA_NONCE_REUSE,
    &sig_ecdsa_high_s::SIG_ECDSA_HIGH_S,
    &sig_rsa_length::SIG_RSA_LENGTH,
    &sig_rsa_trivial::SIG_RSA_TRIVIAL,
    &sig_placeholder::SIG_PLACEHOLDER,
    &sig_hex_encoded::SIG_HEX_ENCODED,
    &sig_double_encoded::SIG_DOUBLE_ENCODED,
    &sig_unkeyed_hash::SIG_UNKEYED_HASH,
    &sig_empty_key::SIG_EMPTY_KEY,
    &sig_weak_secret_found::SIG_WEAK_SECRET_FOUND,
    &sig_secret_from_token::SIG_SECRET_FROM_TOKEN,
    &sig_public_key_as_secret::SIG_PUBLIC_KEY_AS_SECRET,
    &sig_invalid::SIG_INVALID,
    &sig_verifies_with_other_alg::SIG_VERIFIES_WITH_OTHER_ALG,
    &sig_verifies_after_normalising::SIG_VERIFIES_AFTER_NORMALISING,
    &sig_hmac_secret_encoding::SIG_HMAC_SECRET_ENCODING,
    &sig_other_jwks_key::SIG_OTHER_JWKS_KEY,
    &sig_embedded_key_only::SIG_EMBEDDED_KEY_ONLY,
    &sig_truncated_mac::SIG_TRUNCATED_MAC,
    &sig_not_checked::SIG_NOT_CHECKED,
    &sig_eddsa_noncanonical::SIG_EDDSA_NONCANONICAL,
    &sig_ecdsa_trivial_nonce::SIG_ECDSA_TRIVIAL_NONCE,
];

/// What was found out about the signature, when it is the cause that the rule names.
fn diagnosed<'a>(lint: &Lint, subject: &Subject<'a>) -> Option<&'a Diagnosis> {
    let verdict = subject.verdict;
    verdict.diagnosis.iter().chain(&verdict.weakness).find(|diagnosis| diagnosis.cause == lint.id())
}

/// The words of the diagnosis, which tried it out, else those of the rule, which sees its form only.
fn words(lint: &Lint, subject: &Subject<'_>, message: &str) -> String {
    diagnosed(lint, subject).map_or(message, |it| &it.message).to_owned()
}

/// The finding that says what the diagnosis found.
fn report(lint: &Lint, subject: &Subject<'_>) -> Option<Finding> {
    let diagnosis = diagnosed(lint, subject)?;
    Some(lint.at_segment(subject, 2, diagnosis.message.clone()))
}

/// What ECDSA over one of the three curves of RFC 7518 needs to know.
struct Curve {
    /// The order of the group, big-endian.
    order: &'static [u8],
}

/// The curve that the algorithm names.
fn curve(subject: &Subject<'_>) -> Option<Curve> {
    let order = match subject.facts.algorithm()? {
        "ES256" => P256,
        "ES384" => P384,
        "ES512" => P521,
        _ => return None,
    };
    Some(Curve { order })
}

/// The signature's length that the algorithm fixes, in bytes.
fn expected_length(subject: &Subject<'_>) -> Option<usize> {
    match sig_length_mismatch::lengths(subject.facts.algorithm()?)?.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The two numbers of an ECDSA signature, raw (as long as the order each) or DER.
fn numbers<'a>(bytes: &'a [u8], order: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    if bytes.len() == 2 * order.len() {
        return Some(bytes.split_at(order.len()));
    }
    der(bytes)
}

/// The two integers of a DER sequence, without their leading zeros.
fn der(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (body, rest) = element(bytes, 0x30)?;
    let (r, after) = element(body, 0x02)?;
    let (s, end) = element(after, 0x02)?;
    (rest.is_empty() && end.is_empty()).then(|| (positive(r), positive(s)))
}

/// The content of the DER element with that tag, and what follows it.
fn element(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (length, content) = match bytes {
        [first, 0x81, length, content @ ..] if *first == tag => (*length, content),
        [first, length @ 0..=0x7f, content @ ..] if *first == tag => (*length, content),
        _ => return None,
    };
    content.split_at_checked(length.into()).filter(|(content, _)| !content.is_empty())
}

fn positive(integer: &[u8]) -> &[u8] {
    match integer {
        [0, rest @ ..] if !rest.is_empty() => rest,
        _ => integer,
    }
}

/// Orders of the groups (FIPS 186-5, SP 800-186).
const P256: &[u8] = &[
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];
const P384: &[u8] = &[
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc7, 0x63, 0x4d, 0x81, 0xf4, 0x37, 0x2d, 0xdf,
    0x58, 0x1a, 0x0d, 0xb2, 0x48, 0xb0, 0xa7, 0x7a, 0xec, 0xec, 0x19, 0x6a, 0xcc, 0xc5, 0x29, 0x73,
];
const P521: &[u8] = &[
    0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xfa, 0x51, 0x86, 0x87, 0x83, 0xbf, 0x2f, 0x96, 0x6b, 0x7f, 0xcc, 0x01, 0x48, 0xf7, 0x09,
    0xa5, 0xd0, 0x3b, 0xb5, 0xc9, 0xb8, 0x89, 0x9c, 0x47, 0xae, 0xbb, 0x6f, 0xb7, 0x1e, 0x91, 0x38,
    0x64, 0x09,
];
