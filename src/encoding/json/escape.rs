//! The escapes of JSON strings (RFC 8259 section 7), and strings in a form to be read.

use crate::encoding::hidden;
use std::ops::Range;

/// What an escape stands for: a character, or the half of a surrogate pair whose other half is missing.
pub type Escaped = Result<char, u16>;

/// The meaning of the escape that `rest` begins with, and its length in bytes; `None` when JSON does not know it.
pub fn escape(rest: &[u8]) -> Option<(Escaped, usize)> {
    let plain = match rest.get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(rest),
        _ => return None,
    };
    Some((Ok(plain), 2))
}

/// `\uXXXX`, two of them for a surrogate pair.
fn unicode(rest: &[u8]) -> Option<(Escaped, usize)> {
    let unit = hex(rest.get(2..6)?)?;
    if let Some(c) = char::from_u32(unit.into()) {
        return Some((Ok(c), 6));
    }
    let low = rest.get(6..12).filter(|next| next.starts_with(b"\\u"));
    let low = low.and_then(|next| hex(next.get(2..)?));
    let pair = [unit, low.unwrap_or_default()];
    match char::decode_utf16(pair).next() {
        Some(Ok(c)) => Some((Ok(c), 12)),
        _ => Some((Err(unit), 6)),
    }
}

fn hex(digits: &[u8]) -> Option<u16> {
    let digit = |unit: u32, digit: &u8| Some(unit * 16 + char::from(*digit).to_digit(16)?);
    u16::try_from(digits.iter().try_fold(0, digit)?).ok()
}

/// Where the first half of a surrogate pair without its other half is written, in bytes of a JSON text.
pub fn lone_surrogate(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    // Outside of strings JSON has no backslash.
    while let Some(next) = text.get(at..)?.find('\\') {
        at += next;
        match escape(text.as_bytes().get(at..)?) {
            Some((Err(_), length)) => return Some(at..at + length),
            Some((Ok(_), length)) => at += length,
            None => at += 1,
        }
    }
    None
}

/// A string in a form to be read: `source` is its JSON text with the quotes. Escapes are resolved, hidden characters
/// spelled out, and the half of a surrogate pair is shown as it was written: `⟨\ud800⟩`.
pub fn shown(source: &str) -> String {
    let inner = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let mut rest = inner.unwrap_or(source);
    let mut out = String::with_capacity(rest.len());
    while let Some(c) = rest.chars().next() {
        let escaped = if c == '\\' { escape(rest.as_bytes()) } else { None };
        let (character, length) = escaped.unwrap_or((Ok(c), c.len_utf8()));
        let (written, after) = rest.split_at(length);
        match character {
            Ok(c) => hidden::push_visible(c, &mut out),
            Err(_) => out.extend(["⟨", written, "⟩"]),
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_half_is_shown_as_it_was_written() {
        for (source, text) in [
            (r#""\ud800""#, r"⟨\ud800⟩"),
            (r#""a\uDFAAb""#, r"a⟨\uDFAA⟩b"),
            (r#""\uD800\uD800\n""#, "⟨\\uD800⟩⟨\\uD800⟩\n"),
            (r#""\ud83d\ude00\u202e""#, "\u{1f600}⟨U+202E⟩"),
            (r#""\\ud800\"""#, r#"\ud800""#),
            (r#""\udc00\ud800""#, r"⟨\udc00⟩⟨\ud800⟩"),
            ("\"é\u{fffd}\"", "é\u{fffd}"),
        ] {
            assert_eq!(shown(source), text, "{source}");
        }
    }

    #[test]
    fn a_backslash_before_an_escape_hides_it() {
        assert_eq!(lone_surrogate(r#"{"a":"\\ud800","b":"\ud83d\ude00"}"#), None);
        assert_eq!(lone_surrogate(r#"{"a":"\\\ud800"}"#), Some(8..14));
    }
}
