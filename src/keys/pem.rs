//! PEM blocks (RFC 7468), also as they arrive from JSON and environment variables: `\n` written out, lines joined, no armour.

use super::{Keys, spki};
use crate::encoding::base64url::{self, Oddity};
use crate::report::KeyProblem;
use crate::request::{KeyFormat, LIMITS};
use std::borrow::Cow;

pub const BEGIN: &str = "-----BEGIN ";
pub const END: &str = "-----END ";
const DASHES: &str = "-----";

/// Blocks named in the sentence about what was recognised.
const NAMES: usize = 4;

/// A labelled run of bytes.
struct Block {
    label: String,
    der: Vec<u8>,
}

/// Reads every block of the text; what cannot be read becomes a problem and the rest still counts.
pub fn read(text: &str) -> Keys {
    let mut keys = Keys { format: KeyFormat::Pem, ..Keys::default() };
    let mut names = Vec::new();
    if is_bare_der(text.trim()) {
        bare(text.trim(), &mut keys, &mut names);
    } else {
        armoured(text, &mut keys, &mut names);
    }
    keys.recognised = match names.as_slice() {
        [_, _, ..] => format!("{} PEM blocks: {}", names.len(), enumerate(&names)),
        _ => enumerate(&names),
    };
    keys
}

/// The first names of a list.
pub fn enumerate(names: &[String]) -> String {
    let more = if names.len() > NAMES { ", …" } else { "" };
    names.get(..NAMES).unwrap_or(names).join(", ") + more
}

/// Whether the text is base64 of a DER sequence that holds a key, without its armour.
pub fn is_bare_der(body: &str) -> bool {
    body.starts_with('M') && body.len() > 50 && bare_der(body).is_some()
}

fn bare_der(body: &str) -> Option<Vec<u8>> {
    let der = decode(body).ok()?;
    spki::any(&der).is_some().then_some(der)
}

fn bare(body: &str, keys: &mut Keys, names: &mut Vec<String>) {
    let found = bare_der(body).and_then(|der| spki::any(&der));
    match found {
        Some(Ok((key, name))) => {
            names.push(format!("{name}, in base64 without its PEM armour"));
            keys.list.push(key);
        }
        Some(Err(message)) => keys.problems.push(problem("pem-key", message, Some(0))),
        None => {}
    }
}

fn armoured(text: &str, keys: &mut Keys, names: &mut Vec<String>) {
    let mut at = 0;
    while let Some(begin) = text.get(at..).and_then(|rest| rest.find(BEGIN)) {
        let start = at + begin;
        if keys.list.len() == LIMITS.keys || keys.problems.len() == LIMITS.problems {
            keys.problems.push(too_many(keys.list.len(), characters(text, start)));
            return;
        }
        match block(text, start) {
            Ok((block, end)) => {
                at = end;
                add(&block, || characters(text, start), keys, names);
            }
            Err(problem) => {
                keys.problems.push(problem);
                at = start + BEGIN.len();
            }
        }
    }
    if keys.list.is_empty() && keys.problems.is_empty() {
        let message = "There is no “-----BEGIN …-----” line here, so the beginning of the PEM is missing. Copy the whole block, from BEGIN to END.";
        keys.problems.push(problem("pem-incomplete", message.to_owned(), Some(0)));
    }
}

fn add(block: &Block, offset: impl Fn() -> usize, keys: &mut Keys, names: &mut Vec<String>) {
    match spki::labelled(&block.label, &block.der) {
        Some(Ok((key, name))) => {
            names.push(name);
            keys.list.push(key);
        }
        Some(Err(message)) => keys.problems.push(problem("pem-key", message, Some(offset()))),
        None => {}
    }
}

/// The block that begins at byte `start`, and the byte at which it ends.
fn block(text: &str, start: usize) -> Result<(Block, usize), KeyProblem> {
    let incomplete = |message: &str, at| {
        let message = format!("{message} Copy the whole block, from BEGIN to END.");
        Err(problem("pem-incomplete", message, Some(characters(text, at))))
    };
    let label_start = start + BEGIN.len();
    let rest = text.get(label_start..).unwrap_or_default();
    let Some(label) = rest.find(DASHES).and_then(|length| rest.get(..length)) else {
        return incomplete("The BEGIN line of this PEM is cut off.", start);
    };
    let body_start = label_start + label.len() + DASHES.len();
    let footer = format!("{END}{label}{DASHES}");
    let rest = text.get(body_start..).unwrap_or_default();
    // Only up to the next block, so that many unfinished ones stay quick.
    let rest = rest.split_once(BEGIN).map_or(rest, |(this, _)| this);
    let Some(length) = rest.find(&footer) else {
        let message = format!("This PEM has no “{END}{}{DASHES}” line.", super::shorten(label));
        return incomplete(&message, text.len());
    };
    let body = rest.get(..length).unwrap_or_default();
    let der = decode(body).map_err(|(at, why)| {
        let message = format!("The PEM body is not base64: {why}. Copy the block again.");
        problem("pem-base64", message, Some(characters(text, body_start + at)))
    })?;
    Ok((Block { label: label.to_owned(), der }, body_start + length + footer.len()))
}

/// The bytes of a PEM body; on failure the byte of the body and the reason.
fn decode(body: &str) -> Result<Vec<u8>, (usize, String)> {
    if body.contains("Proc-Type:") {
        return Err((0, "it is encrypted with a password".to_owned()));
    }
    let spaced = body.replace("\\r", "  ").replace("\\n", "  ");
    let kept = || spaced.char_indices().filter(|(_, c)| !c.is_whitespace());
    let packed: String = kept().map(|(_, c)| c).collect();
    let decoded = base64url::decode(&packed);
    if let Some(bytes) = decoded.bytes {
        return Ok(bytes);
    }
    match decoded.oddities.last() {
        Some(Oddity::Character { offset, found }) => {
            let index = packed.get(..*offset).map_or(0, |before| before.chars().count());
            let at = kept().nth(index).map_or(0, |(at, _)| at);
            Err((at, format!("“{found}” does not belong there")))
        }
        _ => Err((body.len(), "its length shows that characters are missing or extra".to_owned())),
    }
}

/// The character of the text at which that byte stands.
fn characters(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.chars().count())
}

fn too_many(read: usize, offset: usize) -> KeyProblem {
    let message = format!(
        "Reading stopped here: {read} keys were read, the limits are {} keys and {} problems.",
        LIMITS.keys, LIMITS.problems
    );
    problem("too-many-keys", message, Some(offset))
}

fn problem(code: &'static str, message: String, offset: Option<usize>) -> KeyProblem {
    KeyProblem { code: Cow::Borrowed(code), message, offset }
}
