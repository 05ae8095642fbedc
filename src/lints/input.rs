//! Rules about the pasted text and the compact serialization.

pub(super) mod input_base64url_length;
pub(super) mod input_noncanonical_base64url;
pub(super) mod input_padding;
pub(super) mod input_prefix_stripped;
pub(super) mod input_segment_count;
pub(super) mod input_standard_base64;
pub(super) mod input_whitespace;

use super::{Lint, Subject};
use crate::encoding::base64url::Oddity;
use std::ops::Range;

pub(super) const RULES: &[&Lint] = &[
    &input_prefix_stripped::INPUT_PREFIX_STRIPPED,
    &input_whitespace::INPUT_WHITESPACE,
    &input_padding::INPUT_PADDING,
    &input_standard_base64::INPUT_STANDARD_BASE64,
    &input_base64url_length::INPUT_BASE64URL_LENGTH,
    &input_noncanonical_base64url::INPUT_NONCANONICAL_BASE64URL,
    &input_segment_count::INPUT_SEGMENT_COUNT,
];

/// What the decoder found odd, with the segment and the bytes of the cleaned text.
fn oddities<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (usize, Range<usize>, &'a Oddity)> + use<'a> {
    let segments = subject.facts.segments.iter().enumerate();
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
