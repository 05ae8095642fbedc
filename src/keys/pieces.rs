//! Several keys in one text: JWKs one after the other, or among PEM blocks and words.

use super::{Keys, jwk, pem};
use crate::encoding::json;
use crate::request::{KeyFormat, LIMITS};

/// Every JWK, JWK set and PEM block of the text; `None` when there is no JWK in it.
pub fn read(text: &str) -> Option<Keys> {
    let mut keys = Keys { format: KeyFormat::Jwks, ..Keys::default() };
    let mut names = Vec::new();
    let (mut at, mut before, mut any) = (0, 0, false);
    while let Some((start, end)) = object(text, at).filter(|_| keys.list.len() < LIMITS.keys) {
        let piece = text.get(start..end).unwrap_or_default();
        let is_key = json::parse(piece).is_ok_and(|node| jwk::is_key(&node));
        // What is no JWK may still hold PEM.
        let other = text.get(at..if is_key { start } else { end }).unwrap_or_default();
        before += add(other, before, pem_of, &mut keys, &mut names);
        if is_key {
            before += add(piece, before, jwk::read, &mut keys, &mut names);
            any = true;
        }
        at = end;
    }
    add(text.get(at..).unwrap_or_default(), before, pem_of, &mut keys, &mut names);
    keys.recognised = format!("{} keys: {}", keys.list.len(), pem::enumerate(&names));
    any.then_some(keys)
}

/// The PEM of a piece that may be mere words.
fn pem_of(piece: &str) -> Keys {
    if piece.contains(pem::BEGIN) { pem::read(piece) } else { Keys::default() }
}

/// Adds the keys of a piece that has so many characters in front of it; gives its own number of characters.
fn add(
    piece: &str,
    before: usize,
    read: fn(&str) -> Keys,
    keys: &mut Keys,
    names: &mut Vec<String>,
) -> usize {
    let mut found = read(piece);
    names.extend(Some(found.recognised).filter(|name| !name.is_empty()));
    keys.list.append(&mut found.list);
    keys.list.truncate(LIMITS.keys);
    let room = LIMITS.problems.saturating_sub(keys.problems.len());
    keys.problems.extend(found.problems.into_iter().take(room).map(|mut problem| {
        problem.offset = problem.offset.map(|at| before + at);
        problem
    }));
    piece.chars().count()
}

/// Where the next object from byte `from` on begins and ends: its braces are counted, those in strings are not.
fn object(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find('{')?;
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((start, at + 1));
        }
    }
    None
}
