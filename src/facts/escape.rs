//! Token characters as URLs, JSON strings, shells and web pages write them.

/// More nested encodings than this are not undone.
const NESTED: usize = 16;

/// The ASCII character at the start of `text`, escapes undone, and the bytes it takes; `None` for any other character
/// and at the end.
///
/// Undone are `%2E` and `%252E`, `\u002e` and `\x2e` with any number of backslashes (JSON in a JSON string), `\n`,
/// a backslash before a line's end (shell), `&#46;` and `&#x2e;`.
pub fn read(text: &[u8]) -> Option<(u8, usize)> {
    let first = *text.first()?;
    let escaped = match first {
        b'%' => percent(text),
        b'\\' => backslash(text),
        b'&' => reference(text),
        _ => None,
    };
    escaped.or_else(|| first.is_ascii().then_some((first, 1)))
}

fn percent(text: &[u8]) -> Option<(u8, usize)> {
    let mut at = 1;
    while at < 2 * NESTED && text.get(at..)?.starts_with(b"25") {
        at += 2;
    }
    Some((hex(text.get(at..at + 2)?)?, at + 2))
}

fn backslash(text: &[u8]) -> Option<(u8, usize)> {
    let at = text.iter().take(NESTED).take_while(|byte| **byte == b'\\').count();
    match text.get(at)? {
        b'u' => Some((hex(text.get(at + 1..at + 5)?)?, at + 5)),
        b'x' => Some((hex(text.get(at + 1..at + 3)?)?, at + 3)),
        b'n' => Some((b'\n', at + 1)),
        b'r' => Some((b'\r', at + 1)),
        b't' => Some((b'\t', at + 1)),
        end @ (b'\n' | b'\r') => Some((*end, at + 1)),
        _ => None,
    }
}

fn reference(text: &[u8]) -> Option<(u8, usize)> {
    let body = text.strip_prefix(b"&#")?;
    let end = body.iter().take(7).position(|byte| *byte == b';')?;
    let code = std::str::from_utf8(body.get(..end)?).ok()?;
    let number = match code.strip_prefix(['x', 'X']) {
        Some(digits) => u8::from_str_radix(digits, 16),
        None => code.parse(),
    };
    Some((number.ok().filter(u8::is_ascii)?, end + 3))
}

/// An ASCII character by its hexadecimal digits.
fn hex(digits: &[u8]) -> Option<u8> {
    let value = digits
        .iter()
        .try_fold(0_u32, |value, digit| Some(value << 4 | char::from(*digit).to_digit(16)?))?;
    u8::try_from(value).ok().filter(u8::is_ascii)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn each_way_to_write_a_dot() {
        for text in [
            ".",
            "%2E",
            "%2e",
            "%252E",
            "%25252e",
            "\\u002e",
            "\\\\u002E",
            "\\x2e",
            "&#46;",
            "&#x2E;",
        ] {
            assert_eq!(read(text.as_bytes()), Some((b'.', text.len())), "{text}");
            assert_eq!(read(format!("{text}rest").as_bytes()), Some((b'.', text.len())), "{text}");
        }
    }

    #[test]
    fn line_ends_are_undone_and_other_text_is_itself() {
        assert_eq!(read(b"\\nx"), Some((b'\n', 2)));
        assert_eq!(read(b"\\tx"), Some((b'\t', 2)));
        assert_eq!(read(b"\\\\r"), Some((b'\r', 3)));
        assert_eq!(read(b"\\\n"), Some((b'\n', 2)));
        assert_eq!(read(b"%zz"), Some((b'%', 1)));
        assert_eq!(read(b"\\\"x"), Some((b'\\', 1)));
        assert_eq!(read(b"&amp;"), Some((b'&', 1)));
        assert_eq!(read("é".as_bytes()), None);
        assert_eq!(read(b"\\u00e9"), Some((b'\\', 1)));
        assert_eq!(read(b""), None);
    }

    #[test]
    fn sixteen_encodings_in_one_another_are_undone() {
        let encoded = |times| format!("%{}2E", "25".repeat(times));
        assert_eq!(read(encoded(16).as_bytes()), Some((b'.', 35)));
        assert_eq!(read(encoded(17).as_bytes()), Some((b'%', 35)));
    }
}
