//! Tells whether a compact JWS, JWE or SD-JWT starts at a place of a text, and where it ends.

use super::cursor::{Cursor, is_base64url};
use crate::algorithms;
use crate::encoding::base64url;
use crate::encoding::json::{self, Node};
use crate::report::Kind;
use crate::request::LIMITS;
use std::ops::Range;

/// A token, read without escapes and line ends.
pub struct Compact {
    /// The byte after its last one.
    pub end: usize,
    pub text: String,
    pub kind: Kind,
    pub header: Node,
    /// Where the second segment stands in `text`.
    pub payload: Range<usize>,
}

/// Moduli of 1024, 2048, 3072 and 4096 bits, in bytes.
const MODULI: [usize; 4] = [128, 256, 384, 512];
/// More characters than any signature of a known length has.
const LONGEST: usize = 12_000;
/// Authentication tags (RFC 7518 section 5), in bytes.
const TAGS: [usize; 3] = [16, 24, 32];

/// Reads the token that starts at byte `start`, over line ends when told to. An error is how far was looked over line ends
/// in vain.
pub fn read(text: &[u8], start: usize, over_lines: bool) -> Result<Compact, usize> {
    if !may_be_object(text.get(start..).unwrap_or_default()) {
        return Err(start);
    }
    let mut cursor = Cursor::new(text, start);
    let found = parts(&mut cursor, over_lines);
    found.ok_or(if cursor.wrapped { cursor.at } else { start })
}

/// Whether three characters of base64url may be the beginning of `{"`, or of `{` and a blank.
fn may_be_object(text: &[u8]) -> bool {
    match text {
        // The next one may be on the next line or escaped.
        [b'e', next, ..] | [b'e', b'y' | b'w', next, ..] if !is_base64url(*next) => true,
        [b'e', b'y', b'A'..=b'D' | b'I'..=b'L', ..]
        | [b'e', b'w', b'k'..=b'r' | b'0'..=b'3', ..] => true,
        _ => false,
    }
}

fn parts(cursor: &mut Cursor<'_>, over_lines: bool) -> Option<Compact> {
    cursor.segment(over_lines);
    let header = header(&cursor.read)?;
    let algorithm = header.get("alg")?.as_str()?.to_owned();
    let encrypted = header.get("enc").is_some_and(|enc| enc.as_str().is_some());
    let count = if encrypted { 4 } else { 2 };
    let mut starts = Vec::new();
    for index in 1..=count {
        if !cursor.take(b'.') {
            return None;
        }
        starts.push(cursor.read.len());
        cursor.segment(over_lines && index < count);
    }
    let payload = *starts.first()?..starts.get(1)?.checked_sub(1)?;
    if !encrypted && cursor.wrapped && !is_object(cursor.read.get(payload.clone())?) {
        return None;
    }
    let last = *starts.last()?;
    if over_lines {
        complete(cursor, last, if encrypted { None } else { Some(&algorithm) });
    }
    if !encrypted && cursor.peek().is_some_and(|(byte, _)| byte == b'~') {
        disclosures(cursor, over_lines);
    }
    let kind = match cursor.read.contains(&b'~') {
        _ if encrypted => Kind::Jwe,
        true => Kind::SdJwt,
        false => Kind::Jws,
    };
    let text = String::from_utf8(std::mem::take(&mut cursor.read)).ok()?;
    let fits = text.len() <= LIMITS.token && !cursor.is_cut() && segments_fit(&text);
    // With neither payload nor signature there is nothing but a header.
    let empty = text.get(payload.start..).is_some_and(|rest| rest == ".");
    (fits && !empty).then_some(Compact { end: cursor.at, text, kind, header, payload })
}

/// The JOSE header, when it is a JSON object.
fn header(segment: &[u8]) -> Option<Node> {
    let bytes = base64url::decode(std::str::from_utf8(segment).ok()?).bytes?;
    let node = json::parse(std::str::from_utf8(&bytes).ok()?).ok()?;
    node.members().is_some().then_some(node)
}

fn is_object(segment: &[u8]) -> bool {
    header(segment).is_some()
}

/// Whether a base64url encoder can have made each segment.
fn segments_fit(text: &str) -> bool {
    text.split(['.', '~']).all(|segment| segment.trim_end_matches('=').len() % 4 != 1)
}

/// Takes what the next lines add to the last segment, when that gives it the very length it must have: that of the
/// algorithm's signatures, or without an algorithm that of an authentication tag.
fn complete(cursor: &mut Cursor<'_>, start: usize, algorithm: Option<&str>) {
    let fits = |length: usize| length % 4 != 1 && allows(algorithm, length * 3 / 4);
    let mut best = (cursor.at, cursor.read.len(), cursor.wrapped);
    let mut length = cursor.read.len() - start;
    // Half of an RSA signature may be as long as a whole one of a smaller key.
    let several = algorithm.is_some_and(|name| name.starts_with(['R', 'P']));
    while length < LONGEST && (several || !fits(length)) && cursor.cross() {
        cursor.run();
        let grown = cursor.read.len() - start;
        if grown == length {
            break;
        }
        length = grown;
        if fits(length) {
            best = (cursor.at, cursor.read.len(), true);
        }
    }
    (cursor.at, cursor.wrapped) = (best.0, best.2);
    cursor.read.truncate(best.1);
}

fn allows(algorithm: Option<&str>, bytes: usize) -> bool {
    let Some(name) = algorithm else { return TAGS.contains(&bytes) };
    let Some(row) = algorithms::find(name) else { return false };
    match row.signature {
        algorithms::Length::Modulus => MODULI.contains(&bytes),
        _ => row.allows_length(bytes),
    }
}

/// Reads disclosures and the key binding (RFC 9901 section 4), each after its tilde.
fn disclosures(cursor: &mut Cursor<'_>, over_lines: bool) {
    let mut end = (cursor.at, cursor.read.len());
    while cursor.take(b'~') {
        end = (cursor.at, cursor.read.len());
        if over_lines && starts_on_next_line(cursor) {
            cursor.cross();
        }
        cursor.segment(over_lines);
        if cursor.take(b'.') {
            cursor.segment(over_lines);
            if cursor.take(b'.') {
                cursor.segment(false);
                end = (cursor.at, cursor.read.len());
            }
            break;
        }
    }
    // What no tilde follows is no disclosure.
    cursor.at = end.0;
    cursor.read.truncate(end.1);
}

/// Whether the next line goes on with a disclosure: the beginning of a JSON array of text.
fn starts_on_next_line(cursor: &Cursor<'_>) -> bool {
    let mut ahead = Cursor::new(cursor.text(), cursor.at);
    if !ahead.cross() {
        return false;
    }
    ahead.run();
    ahead.read.starts_with(b"Wy") && ahead.peek().is_some_and(|(byte, _)| byte == b'~')
}
