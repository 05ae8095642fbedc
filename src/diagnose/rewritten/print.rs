//! JSON as the libraries of other languages write it, so that what was signed can be found again.

use crate::encoding::json::{self, Node, Value};
use std::fmt::Write;

/// How a library writes.
pub struct Style {
    /// As the end of a sentence.
    pub name: &'static str,
    comma: &'static str,
    colon: &'static str,
    /// Blanks a level is indented by.
    indent: usize,
    sorted: bool,
    strings: Strings,
    end: &'static str,
}

/// How a library writes strings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    AsTheyAre,
    /// Only what must be escaped is.
    Plain,
    /// `\/`, as PHP does.
    Slashes,
    /// Everything outside ASCII is escaped, as Python does.
    Ascii,
    /// Both, as PHP does unless it is asked not to.
    SlashesAndAscii,
}

const COMPACT: Style = Style {
    name: "without blanks",
    comma: ",",
    colon: ":",
    indent: 0,
    sorted: false,
    strings: Strings::AsTheyAre,
    end: "",
};
const SPACED: Style = Style {
    name: "with blanks after commas and colons, as Python does",
    comma: ", ",
    colon: ": ",
    ..COMPACT
};

/// The likely first.
pub const STYLES: &[Style] = &[
    COMPACT,
    SPACED,
    Style { name: "without escapes", strings: Strings::Plain, ..COMPACT },
    Style { name: "with “\\/” for slashes, as PHP does", strings: Strings::Slashes, ..COMPACT },
    Style { name: "with escapes for everything outside ASCII", strings: Strings::Ascii, ..COMPACT },
    Style { name: "with escapes as PHP does", strings: Strings::SlashesAndAscii, ..COMPACT },
    Style { name: "with blanks and escapes, as Python does", strings: Strings::Ascii, ..SPACED },
    Style { name: "with its members sorted", sorted: true, ..COMPACT },
    Style { name: "with its members sorted and blanks, as Python does", sorted: true, ..SPACED },
    Style {
        name: "with its members sorted and without escapes",
        sorted: true,
        strings: Strings::Plain,
        ..COMPACT
    },
    Style { name: "with a line feed at its end", end: "\n", ..COMPACT },
    Style { name: "indented by two blanks", indent: 2, colon: ": ", ..COMPACT },
    Style { name: "indented by four blanks", indent: 4, colon: ": ", ..COMPACT },
];

/// The value in that style; `source` is the text that it was parsed from.
pub fn print(node: &Node, source: &str, style: &Style) -> String {
    let mut out = String::with_capacity(source.len());
    value(node, source, style, 1, &mut out);
    out + style.end
}

/// Depth is bounded by the parser.
fn value(node: &Node, source: &str, style: &Style, level: usize, out: &mut String) {
    match &node.value {
        Value::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                next(index, style, level, out);
                value(element, source, style, level + 1, out);
            }
            close(']', elements.is_empty(), style, level, out);
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            if style.sorted {
                members.sort_by(|a, b| a.name.cmp(&b.name));
            }
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                next(index, style, level, out);
                string(&member.name, source.get(member.name_span.clone()), style, out);
                out.push_str(style.colon);
                value(&member.value, source, style, level + 1, out);
            }
            close('}', members.is_empty(), style, level, out);
        }
        Value::String(text) => string(text, source.get(node.span.clone()), style, out),
        _ => out.push_str(source.get(node.span.clone()).unwrap_or_default()),
    }
}

fn next(index: usize, style: &Style, level: usize, out: &mut String) {
    if index > 0 {
        out.push_str(style.comma);
    }
    line(style, level, out);
}

fn close(bracket: char, empty: bool, style: &Style, level: usize, out: &mut String) {
    if !empty {
        line(style, level - 1, out);
    }
    out.push(bracket);
}

fn line(style: &Style, level: usize, out: &mut String) {
    if style.indent > 0 {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', style.indent * level));
    }
}

fn string(text: &str, source: Option<&str>, style: &Style, out: &mut String) {
    if style.strings == Strings::AsTheyAre {
        out.push_str(source.unwrap_or_default());
        return;
    }
    let slashes = matches!(style.strings, Strings::Slashes | Strings::SlashesAndAscii);
    let ascii = matches!(style.strings, Strings::Ascii | Strings::SlashesAndAscii);
    for c in json::quote(text).chars() {
        if c == '/' && slashes {
            out.push('\\');
        }
        if c.is_ascii() || !ascii {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}").expect("a string takes everything");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_is_as_its_library_writes() {
        let source = "{\"b\" : \"a/\u{e9}\", \"a\":[1.0,{}]}";
        let node = json::parse(source).unwrap();
        let written: Vec<String> = STYLES.iter().map(|style| print(&node, source, style)).collect();
        for expected in [
            "{\"b\":\"a/\u{e9}\",\"a\":[1.0,{}]}",
            "{\"b\": \"a/\u{e9}\", \"a\": [1.0, {}]}",
            r#"{"b":"a\/\u00e9","a":[1.0,{}]}"#,
            r#"{"b": "a/\u00e9", "a": [1.0, {}]}"#,
            "{\"a\":[1.0,{}],\"b\":\"a/\u{e9}\"}",
            "{\n  \"b\": \"a/\u{e9}\",\n  \"a\": [\n    1.0,\n    {}\n  ]\n}",
        ] {
            assert!(written.iter().any(|it| it == expected), "{expected}");
        }
    }
}
