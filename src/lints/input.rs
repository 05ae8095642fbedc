//! Rules about the pasted text and the compact serialization.

pub(super) mod input_base64url_length;
pub(super) mod input_detached_payload;
pub(super) mod input_dot_flood;
pub(super) mod input_double_base64;
pub(super) mod input_illegal_character;
pub(super) mod input_invisible_character;
pub(super) mod input_json_response;
pub(super) mod input_json_serialization;
pub(super) mod input_mixed_serialization;
pub(super) mod input_multiple_tokens;
pub(super) mod input_noncanonical_base64url;
pub(super) mod input_not_a_jwt;
pub(super) mod input_padding;
pub(super) mod input_percent_encoded;
pub(super) mod input_prefix_stripped;
pub(super) mod input_segment_count;
pub(super) mod input_standard_base64;
pub(super) mod input_truncated_ellipsis;
pub(super) mod input_unprotected_parameters;
pub(super) mod input_whitespace;
pub(super) mod sample_token;
pub(super) mod transport_set_cookie_flags;
pub(super) mod transport_url_fragment;
pub(super) mod transport_url_query;

use super::url::Url;
use super::{Lint, Subject};
use crate::encoding::base64url::Oddity;
use std::ops::Range;

pub(super) const RULES: &[&Lint] = &[
    &input_prefix_stripped::INPUT_PREFIX_STRIPPED,
    &input_whitespace::INPUT_WHITESPACE,
    &input_padding::INPUT_PADDING,
    &input_standard_base64::INPUT_STANDARD_BASE64,
    &input_illegal_character::INPUT_ILLEGAL_CHARACTER,
    &input_invisible_character::INPUT_INVISIBLE_CHARACTER,
    &input_truncated_ellipsis::INPUT_TRUNCATED_ELLIPSIS,
    &input_base64url_length::INPUT_BASE64URL_LENGTH,
    &input_noncanonical_base64url::INPUT_NONCANONICAL_BASE64URL,
    &input_double_base64::INPUT_DOUBLE_BASE64,
    &input_percent_encoded::INPUT_PERCENT_ENCODED,
    &input_multiple_tokens::INPUT_MULTIPLE_TOKENS,
    &input_json_response::INPUT_JSON_RESPONSE,
    &input_segment_count::INPUT_SEGMENT_COUNT,
    &input_dot_flood::INPUT_DOT_FLOOD,
    &input_not_a_jwt::INPUT_NOT_A_JWT,
    &input_json_serialization::INPUT_JSON_SERIALIZATION,
    &input_unprotected_parameters::INPUT_UNPROTECTED_PARAMETERS,
    &input_mixed_serialization::INPUT_MIXED_SERIALIZATION,
    &input_detached_payload::INPUT_DETACHED_PAYLOAD,
    &transport_url_query::TRANSPORT_URL_QUERY,
    &transport_url_fragment::TRANSPORT_URL_FRAGMENT,
    &transport_set_cookie_flags::TRANSPORT_SET_COOKIE_FLAGS,
    &sample_token::SAMPLE_TOKEN,
];

/// What the decoder found odd, with the segment and the bytes of the cleaned text.
fn oddities<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (usize, Range<usize>, &'a Oddity)> + use<'a> {
    // The characters of a URL around a token are not the token's.
    let alone = Url::read(&subject.facts.clean.text).is_none();
    let segments = subject.facts.segments.iter().enumerate().filter(move |_| alone);
    segments.flat_map(|(index, segment)| {
        segment.decoded.oddities.iter().map(move |oddity| {
            let start = (segment.span.start + oddity.offset()).min(segment.span.end);
            (index, start..(start + 1).min(segment.span.end), oddity)
        })
    })
}

/// What a person calls a segment.
fn segment_name(subject: &Subject<'_>, index: usize) -> &'static str {
    let jwe = subject.facts.kind == crate::report::Kind::Jwe;
    match (index, jwe) {
        (0, _) => "header",
        (1, false) => "payload",
        (2, false) => "signature",
        (1, true) => "encrypted key",
        (2, true) => "initialization vector",
        (3, true) => "ciphertext",
        (4, true) => "authentication tag",
        _ => "surplus part",
    }
}
