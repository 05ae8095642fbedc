//! From pasted text to facts: clean, recognise, split, decode.

use super::clean::Clean;
use super::part::{self, Part};
use super::problem::{Code, Problem, Role};
use super::{Facts, Segment, profile, recognise};
use crate::encoding::base64url::{self, Oddity};
use crate::report::{Kind, Serialization};
use crate::request::LIMITS;

/// More segments than this are counted but not decoded.
const SEGMENTS_DECODED: usize = 5;

pub fn read(input: &str) -> Facts {
    if input.len() > LIMITS.input {
        return too_long(input.len(), LIMITS.input);
    }
    let clean = Clean::of(input);
    let mut facts = Facts { clean, ..Facts::default() };
    if facts.clean.text.is_empty() {
        return facts;
    }
    if let Some((kind, code)) = recognise::other_than_compact(&facts.clean.text) {
        facts.kind = kind;
        facts.problems.push(Problem { code, span: None });
        return facts;
    }
    if facts.clean.text.len() > LIMITS.token {
        return too_long(facts.clean.text.len(), LIMITS.token);
    }
    compact(&mut facts);
    facts.profile = profile::detect(&facts);
    facts
}

fn too_long(bytes: usize, limit: usize) -> Facts {
    let problem = Problem { code: Code::TooLong { bytes, limit }, span: None };
    Facts { problems: vec![problem], ..Facts::default() }
}

fn compact(facts: &mut Facts) {
    let token_end = facts.clean.text.find('~').unwrap_or(facts.clean.text.len());
    // Every disclosure is followed by a tilde; what follows the last one is the key binding (RFC 9901 section 4).
    let tildes = facts.clean.text.matches('~').count();
    split(facts, token_end);
    let count = facts.clean.text.get(..token_end).unwrap_or_default().matches('.').count() + 1;
    facts.kind = match (count, tildes) {
        (5, 0) => Kind::Jwe,
        (_, 0) => Kind::Jws,
        _ => Kind::SdJwt,
    };
    facts.serialization = Some(Serialization::Compact);
    if count != 3 && count != 5 {
        facts.problems.push(Problem { code: Code::SegmentCount(count), span: None });
    }
    for index in 0..facts.segments.len() {
        decode(facts, index);
    }
    match facts.kind {
        Kind::Jwe => facts.problems.push(Problem { code: Code::Encrypted, span: None }),
        Kind::SdJwt => {
            facts
                .problems
                .push(Problem { code: Code::Disclosures(tildes.saturating_sub(1)), span: None });
        }
        _ if facts.header.json.is_none() && count < 3 => not_a_token(facts),
        _ => {}
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
        facts.segments.push(Segment { span, decoded: base64url::decode(piece) });
    }
}

fn decode(facts: &mut Facts, index: usize) {
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
    let text = facts.segment_text(index).unwrap_or_default();
    let Some(segment) = facts.segments.get(index) else { return Part::default() };
    if text.is_empty() {
        if role == Role::Header {
            facts.problems.push(Problem { code: Code::HeaderEmpty, span: Some((0, 0)) });
        }
        return Part { complete: true, ..Part::default() };
    }
    let span = segment.span.clone();
    let part = match &segment.decoded.bytes {
        Some(bytes) => Part::of(bytes.clone(), true),
        None => Part::of(before_the_damage(text), false),
    };
    if let Some(problem) = part.problem.clone().filter(|_| part.complete) {
        let span = place(&problem, &span);
        facts.problems.push(Problem { code: Code::Part { role, problem }, span: Some(span) });
    }
    part
}

/// The characters of the segment that carry the byte a problem is about.
fn place(problem: &part::Problem, segment: &std::ops::Range<usize>) -> (usize, usize) {
    let byte = match problem {
        part::Problem::Json(problem) => problem.offset,
        part::Problem::Utf8(at) => *at,
        part::Problem::NotObject(_) => return (segment.start, segment.len()),
    };
    let start = (segment.start + byte * 4 / 3).min(segment.end);
    (start, 2.min(segment.end - start))
}

/// The bytes of the whole groups of four characters that precede the first wrong one.
fn before_the_damage(text: &str) -> Vec<u8> {
    let good = text.find(|c| !base64url::is_base64url(c)).unwrap_or(text.len());
    let whole = text.get(..good - good % 4).unwrap_or_default();
    base64url::decode(whole).bytes.unwrap_or_default()
}

pub(super) fn role(facts: &Facts, index: usize) -> Role {
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
