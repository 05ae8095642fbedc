//! The bytes that are no JSON: of a JWS the signature with the meaning of its parts, of a JWE the four encrypted ones.

mod meaning;

use crate::drawn::{self, Drawn};
use crate::facts::Facts;
use crate::facts::problem::Role;
use crate::report::Kind;
use macros::drawn;
use std::fmt::Write;
use std::ops::Range;

/// Bytes shown at once, and at all; the others are in what is copied.
const PREVIEW: usize = 132;
const SHOWN: usize = 16_384;

/// The card; nothing where no such bytes are.
pub fn signature(facts: &Facts) -> Drawn {
    let parts: Vec<Drawn> = (0..facts.segments.len())
        .filter(|index| !matches!(facts.role(*index), Role::Header | Role::Payload))
        .filter_map(|index| segment(facts, index))
        .collect();
    if parts.is_empty() {
        return Drawn::default();
    }
    let title = if facts.kind == Kind::Jwe { "Encrypted parts" } else { "Signature" };
    drawn! { <section class="card" id="signature" aria-label={title}>{ for parts }</section> }
}

fn segment(facts: &Facts, index: usize) -> Option<Drawn> {
    let bytes = facts.segments.get(index)?.decoded.bytes.as_deref()?;
    let role = facts.role(index);
    if bytes.is_empty() && role == Role::Signature {
        return None;
    }
    let (pieces, sentence) = match role {
        Role::Signature => meaning::of(facts.algorithm(), bytes),
        _ => (vec![("bytes", 0..bytes.len())], String::new()),
    };
    let name = role.to_string();
    let here = Some(index).filter(|_| !facts.clean.is_apart());
    let rows = pieces.iter().filter(|(_, range)| !range.is_empty());
    Some(drawn! {
        <div data-segment={name.as_str()}>
            <div class="bar">
                <h2>{ capital(&name) }{ " " }<span class="count">{ count(bytes.len()) }</span></h2>
                <span class="spacer" />
                { drawn::hole(&format!("copy {index}")) }
            </div>
            <table><tbody>{ for rows.map(|piece| row(here, piece, bytes)) }</tbody></table>
            if !sentence.is_empty() {
                <p class="nothing">{ sentence }</p>
            }
        </div>
    })
}

fn row(
    segment: Option<usize>,
    (name, range): &(&'static str, Range<usize>),
    bytes: &[u8],
) -> Drawn {
    let bytes = bytes.get(range.clone()).unwrap_or_default();
    let digits = digits(bytes.get(..SHOWN).unwrap_or(bytes));
    let act = segment.map(|segment| format!("bytes {segment} {} {}", range.start, range.end));
    drawn! {
        <tr data-member={*name} data-value={digits.as_str()}>
            <td class="mark" />
            <th class="name sg">
                if let Some(act) = act {
                    <button type="button" title="Show in the token" data-act={act}>{ *name }</button>
                } else {
                    { *name }
                }
            </th>
            <td>
                <div class="v">
                    if let Some((first, rest)) = digits.split_at_checked(PREVIEW * 2).filter(|it| !it.1.is_empty()) {
                        { first }
                        <details><summary>{ "… more" }</summary>{ rest }</details>
                    } else {
                        { &digits }
                    }
                </div>
                <div class="d">{ count(bytes.len()) }</div>
            </td>
        </tr>
    }
}

fn digits(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// `1 byte`, `32 bytes`.
fn count(bytes: usize) -> String {
    format!("{bytes} byte{}", if bytes == 1 { "" } else { "s" })
}

fn capital(text: &str) -> String {
    let mut out = text.to_owned();
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out
}
