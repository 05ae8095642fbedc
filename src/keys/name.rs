//! The names in a certificate, as text (RFC 4514).

use crate::encoding::der::{Reader, dotted, tag};

/// Attributes by their identifier: those below 2.5.4, and the others.
const ATTRIBUTES: [(&[u8], &str); 22] = [
    (b"\x55\x04\x03", "CN"),
    (b"\x55\x04\x04", "SN"),
    (b"\x55\x04\x05", "SERIALNUMBER"),
    (b"\x55\x04\x06", "C"),
    (b"\x55\x04\x07", "L"),
    (b"\x55\x04\x08", "ST"),
    (b"\x55\x04\x09", "STREET"),
    (b"\x55\x04\x0a", "O"),
    (b"\x55\x04\x0b", "OU"),
    (b"\x55\x04\x0c", "TITLE"),
    (b"\x55\x04\x0d", "DESCRIPTION"),
    (b"\x55\x04\x0f", "BUSINESSCATEGORY"),
    (b"\x55\x04\x11", "POSTALCODE"),
    (b"\x55\x04\x2a", "GIVENNAME"),
    (b"\x55\x04\x2b", "INITIALS"),
    (b"\x55\x04\x2c", "GENERATIONQUALIFIER"),
    (b"\x55\x04\x2e", "DNQUALIFIER"),
    (b"\x55\x04\x41", "PSEUDONYM"),
    (b"\x55\x04\x61", "ORGANIZATIONIDENTIFIER"),
    (b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01", "UID"),
    (b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19", "DC"),
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01", "EMAILADDRESS"),
];

/// The text of the content of a `Name`: the last part first (RFC 4514 section 2.1).
pub fn text(name: &[u8]) -> Option<String> {
    let mut text = String::new();
    let mut parts = Reader::new(name);
    while !parts.is_at_end() {
        let part = relative(parts.inside(tag::SET)?)?;
        let comma = if text.is_empty() { "" } else { "," };
        text = part + comma + &text;
    }
    Some(text)
}

/// The attributes of one part (section 2.2).
fn relative(mut attributes: Reader<'_>) -> Option<String> {
    let mut text = String::new();
    while !attributes.is_at_end() {
        if !text.is_empty() {
            text.push('+');
        }
        let mut attribute = attributes.sequence()?;
        let oid = attribute.oid()?;
        let (kind, value, whole) = attribute.any()?;
        attribute.end()?;
        add(&mut text, oid, readable(kind, value), whole);
    }
    Some(text)
}

/// An attribute that has a name and a text is written with both, any other in hexadecimal (sections 2.3 and 2.4).
fn add(text: &mut String, oid: &[u8], value: Option<&str>, whole: &[u8]) {
    let name = ATTRIBUTES.iter().find(|(known, _)| *known == oid).map(|(_, name)| *name);
    if let (Some(name), Some(value)) = (name, value) {
        text.push_str(name);
        text.push('=');
        escape(text, value);
        return;
    }
    text.push_str(&dotted(oid));
    text.push_str("=#");
    for byte in whole {
        push_hex(text, *byte);
    }
}

/// Strings of one byte a character are read when they are ASCII.
fn readable(kind: u8, value: &[u8]) -> Option<&str> {
    let ascii = matches!(kind, tag::PRINTABLE_STRING | tag::IA5_STRING | tag::TELETEX_STRING);
    let readable = kind == tag::UTF8_STRING || ascii && value.is_ascii();
    std::str::from_utf8(value).ok().filter(|_| readable)
}

fn escape(text: &mut String, value: &str) {
    for (at, c) in value.char_indices() {
        let is_outer = at == 0 || at + 1 == value.len();
        match c {
            '\0'..='\x1f' | '\x7f' => {
                text.push('\\');
                push_hex(text, u8::try_from(c).unwrap_or_default());
                continue;
            }
            '#' if at == 0 => text.push('\\'),
            ' ' if is_outer => text.push('\\'),
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => text.push('\\'),
            _ => {}
        }
        text.push(c);
    }
}

fn push_hex(text: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 15] {
        text.extend(char::from_digit(digit.into(), 16));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::der::write;

    fn part(oid: &[u8], kind: u8, value: &[u8]) -> Vec<u8> {
        let attribute = [write(tag::OID, oid), write(kind, value)].concat();
        write(tag::SEQUENCE, &attribute)
    }

    #[test]
    fn the_last_part_stands_first_and_is_escaped() {
        let name = [
            write(tag::SET, &part(b"\x55\x04\x06", tag::PRINTABLE_STRING, b"DE")),
            write(
                tag::SET,
                &[
                    part(b"\x55\x04\x03", tag::UTF8_STRING, " a,b\u{e4}\n ".as_bytes()),
                    part(b"\x55\x04\x05", tag::PRINTABLE_STRING, b"#1"),
                ]
                .concat(),
            ),
        ]
        .concat();
        assert_eq!(text(&name).unwrap(), "CN=\\ a\\,b\u{e4}\\0a\\ +SERIALNUMBER=\\#1,C=DE");
        assert_eq!(text(b""), Some(String::new()));
    }

    #[test]
    fn what_has_no_name_or_no_text_is_hexadecimal() {
        let unknown = write(tag::SET, &part(b"\x2a\x03", tag::UTF8_STRING, b"x"));
        assert_eq!(text(&unknown).unwrap(), "1.2.3=#0c0178");
        let latin = write(tag::SET, &part(b"\x55\x04\x03", tag::TELETEX_STRING, b"\xe4"));
        assert_eq!(text(&latin).unwrap(), "2.5.4.3=#1401e4");
        let cut = unknown.get(..8).unwrap();
        assert_eq!(text(cut), None);
    }
}
