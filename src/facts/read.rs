//! From pasted text to facts: clean, recognise, split, decode.

use super::clean::Clean;
use super::part::{self, Part};
use super::problem::{Code, Problem, Role};
use super::recognise::{self, Recognised};
use super::{Facts, Form, Segment, disclosures, open, profile, serialized};
use crate::encoding::base64url::{self, Decoded, Oddity};
use crate::report::{Kind, Serialization};
use crate::request::{LIMITS, Request};
use std::ops::Range;

/// More segments than this are counted but not decoded.
const SEGMENTS_DECODED: usize = 5;

pub fn read(request: &Request) -> Facts {
    let mut facts =
        layer(&request.input, request.selection.clone(), request.entry.unwrap_or_default());
    if let Some(payload) = request.options.detached_payload.as_deref()
        && facts.is_detached()
    {
        facts.payload = Part::of(detached(payload), true);
        facts.profile = profile::of_facts(&facts);
    }
    facts.chosen = request.options.profile.as_deref().and_then(profile::by_id);
    if !facts.segments.is_empty() {
        facts.profile = profile::of_facts(&facts);
    }
    open::nest(&mut facts, 1);
    facts
}

/// The bytes of a payload that travels apart, given as base64url; as text when it is none.
pub fn detached(text: &str) -> Vec<u8> {
    let text = text.trim();
    base64url::decode(text).bytes.unwrap_or_else(|| text.as_bytes().to_vec())
}

/// Reads one layer, of the text the selected bytes, and of several signatures or recipients that entry.
pub fn layer(input: &str, selection: Option<Range<usize>>, entry: usize) -> Facts {
    if input.len() > LIMITS.input {
        return too_long(input.len(), LIMITS.input);
    }
    let clean = Clean::of_part(input, selection.unwrap_or(0..input.len()));
    let mut facts = Facts { clean, ..Facts::default() };
    if facts.clean.text.is_empty() {
        return facts;
    }
    match recognise::recognise(&facts.clean.text) {
        Recognised::Compact if facts.clean.text.len() > LIMITS.token => {
            return too_long(facts.clean.text.len(), LIMITS.token);
        }
        Recognised::Compact => compact(&mut facts),
        Recognised::Serialized(node) => serialized::read(&mut facts, &node, entry),
        Recognised::Other(kind, code) => {
            facts.kind = kind;
            facts.problems.push(Problem { code, span: None });
            return facts;
        }
    }
    facts.profile = profile::of_facts(&facts);
    facts
}

/// Reads a compact token that is known to be one.
pub fn token(clean: Clean) -> Facts {
    let mut facts = Facts { clean, ..Facts::default() };
    compact(&mut facts);
    facts.profile = profile::of_facts(&facts);
    facts
}

/// The same token with the header and signature, or the encrypted key, of another entry.
pub fn select(facts: &Facts, entry: usize) -> Facts {
    let mut selected = Facts { clean: facts.clean.clone(), ..Facts::default() };
    if let Recognised::Serialized(node) = recognise::recognise(&facts.clean.text) {
        serialized::read(&mut selected, &node, entry);
    }
    if selected.is_detached() || facts.is_compressed() || facts.kind == Kind::Jwe {
        selected.payload = facts.payload.clone();
    }
    if facts.kind == Kind::Jwe && facts.has_payload() {
        selected.problems.retain(|problem| problem.code != Code::Encrypted);
    }
    selected.chosen = facts.chosen;
    selected.profile = profile::of_facts(&selected);
    selected.inner.clone_from(&facts.inner);
    selected
}

fn too_long(bytes: usize, limit: usize) -> Facts {
    let problem = Problem { code: Code::TooLong { bytes, limit }, span: None };
    Facts { problems: vec![problem], ..Facts::default() }
}

fn compact(facts: &mut Facts) {
    let token_end = facts.clean.text.find('~').unwrap_or(facts.clean.text.len());
    let is_sd_jwt = token_end < facts.clean.text.len();
    split(facts, token_end);
    let mut count = facts.clean.text.get(..token_end).unwrap_or_default().matches('.').count() + 1;
    facts.serialization = Some(Serialization::Compact);
    decode(facts, 0);
    if count >= 3 && facts.is_unencoded() {
        unencoded(facts, token_end);
        count = 3;
    }
    facts.kind = match (count, is_sd_jwt) {
        (_, true) => Kind::SdJwt,
        (5, false) => Kind::Jwe,
        (_, false) => Kind::Jws,
    };
    if count != 3 && count != 5 {
        facts.problems.push(Problem { code: Code::SegmentCount(count), span: None });
    }
    for index in 1..facts.segments.len() {
        decode(facts, index);
    }
    compressed(facts);
    match facts.kind {
        Kind::Jwe => facts.problems.push(Problem { code: Code::Encrypted, span: None }),
        Kind::SdJwt => disclosures::compact(facts, token_end),
        _ if facts.header.json.is_none() && count < 3 => not_a_token(facts),
        _ => {}
    }
}

/// That compressed bytes are no JSON is no news.
pub fn compressed(facts: &mut Facts) {
    if facts.kind == Kind::Jws && facts.is_compressed() {
        open::forget_payload(facts);
        facts.problems.push(Problem { code: Code::Compressed, span: None });
    }
}

/// One or two parts without a readable header are no token at all: one sentence instead of many.
fn not_a_token(facts: &mut Facts) {
    let what = recognise::name(&facts.clean.text);
    *facts = Facts {
        clean: std::mem::take(&mut facts.clean),
        problems: vec![Problem { code: Code::NotAToken { what }, span: None }],
        ..Facts::default()
    };
}

fn split(facts: &mut Facts, end: usize) {
    let text = facts.clean.text.get(..end).unwrap_or_default();
    let mut start = 0;
    for piece in text.split('.').take(SEGMENTS_DECODED) {
        let span = start..start + piece.len();
        start = span.end + 1;
        facts.segments.push(Segment {
            span,
            decoded: base64url::decode(piece),
            form: Form::Base64url,
        });
    }
}

/// The payload is everything between the first and the last dot, as it is (RFC 7797 section 5.2).
fn unencoded(facts: &mut Facts, end: usize) {
    let text = facts.clean.text.get(..end).unwrap_or_default();
    let (Some(first), Some(last)) = (text.find('.'), text.rfind('.')) else { return };
    let payload = text.get(first + 1..last).unwrap_or_default();
    let dot = payload.find('.').map(|dot| (first + 1 + dot, 1));
    let bytes = Some(payload.as_bytes().to_vec());
    let decoded = Decoded { bytes, oddities: Vec::new() };
    let payload = Segment { span: first + 1..last, decoded, form: Form::Plain };
    let decoded = base64url::decode(text.get(last + 1..).unwrap_or_default());
    let signature = Segment { span: last + 1..end, decoded, form: Form::Base64url };
    facts.segments.truncate(1);
    facts.segments.extend([payload, signature]);
    facts.problems.extend(dot.map(|dot| Problem { code: Code::PayloadDot, span: Some(dot) }));
}

/// Reports what is odd about a segment, and reads header and payload.
pub fn decode(facts: &mut Facts, index: usize) {
    let role = role(facts, index);
    let Some(segment) = facts.segments.get(index) else { return };
    let start = segment.span.start;
    let odd = segment.decoded.oddities.iter();
    // Stray bits leave the bytes certain: a rule warns of them, reading goes on.
    let strict = odd.filter(|oddity| !matches!(oddity, Oddity::TrailingBits { .. }));
    let problems: Vec<Problem> = strict
        .map(|oddity| Problem {
            code: Code::Base64url { role, oddity: oddity.clone() },
            span: Some((start + oddity.offset(), length(oddity))),
        })
        .collect();
    facts.problems.extend(problems);
    match role {
        Role::Header => facts.header = part(facts, index, role),
        Role::Payload => facts.payload = part(facts, index, role),
        _ => {}
    }
}

fn length(oddity: &Oddity) -> usize {
    match oddity {
        Oddity::Character { found, .. } => found.len_utf8(),
        Oddity::Length { .. } => 0,
        _ => 1,
    }
}

fn part(facts: &mut Facts, index: usize, role: Role) -> Part {
    let Some(segment) = facts.segments.get(index) else { return Part::default() };
    let text = facts.segment_text(index).unwrap_or_default();
    if text.is_empty() {
        if role == Role::Header {
            let compact = facts.serialization == Some(Serialization::Compact);
            let code =
                if compact { Code::HeaderEmpty } else { Code::MemberMissing { name: "protected" } };
            facts.problems.push(Problem { code, span: Some((0, 0)) });
        }
        return Part { complete: true, ..Part::default() };
    }
    let place_of = |problem| place(problem, segment);
    let part = match &segment.decoded.bytes {
        Some(bytes) => Part::of(bytes.clone(), true),
        None => Part::of(before_the_damage(text), false),
    };
    if let Some(problem) = part.problem.clone().filter(|_| part.complete) {
        let span = place_of(&problem);
        facts.problems.push(Problem { code: Code::Part { role, problem }, span: Some(span) });
    }
    part
}

/// The characters of the segment that carry the byte a problem is about.
fn place(problem: &part::Problem, segment: &Segment) -> (usize, usize) {
    let span = &segment.span;
    let byte = match problem {
        part::Problem::Json(problem) => problem.offset,
        part::Problem::Utf8(at) => *at,
        part::Problem::NotObject(_) => return (span.start, span.len()),
    };
    let (offset, length) = if segment.form == Form::Plain { (byte, 1) } else { (byte * 4 / 3, 2) };
    let start = (span.start + offset).min(span.end);
    (start, length.min(span.end - start))
}

/// The bytes of the whole groups of four characters that precede the first wrong one.
fn before_the_damage(text: &str) -> Vec<u8> {
    let good = text.find(|c| !base64url::is_base64url(c)).unwrap_or(text.len());
    let whole = text.get(..good - good % 4).unwrap_or_default();
    base64url::decode(whole).bytes.unwrap_or_default()
}

pub fn role(facts: &Facts, index: usize) -> Role {
    match (facts.kind, index) {
        (_, 0) => Role::Header,
        (Kind::Jwe, 1) => Role::EncryptedKey,
        (Kind::Jwe, 2) => Role::Iv,
        (Kind::Jwe, 3) => Role::Ciphertext,
        (Kind::Jwe, 4) => Role::Tag,
        (_, 1) => Role::Payload,
        (_, 2) => Role::Signature,
        _ => Role::Unknown(index),
    }
}
