//! Values back to text, with every number and string exactly as it was written.

use super::{Node, Value};
use std::borrow::Cow;
use std::ops::Range;

/// The value without blanks between its tokens; `source` is the text it was parsed from.
pub fn compact(node: &Node, source: &str) -> String {
    let mut printer = Printer::new(source, usize::MAX);
    printer.value(node, None);
    printer.out
}

/// The value indented by two blanks a level.
pub fn pretty(node: &Node, source: &str) -> String {
    pretty_within(node, source, usize::MAX).0
}

/// The beginning of [`pretty`], at least `limit` bytes of it when it has as many, and the length of the whole: deep
/// and wide values are mostly indentation, a hundred times their own length.
pub fn pretty_within(node: &Node, source: &str, limit: usize) -> (String, usize) {
    let mut printer = Printer::new(source, limit);
    printer.value(node, Some(0));
    (printer.out, printer.length)
}

struct Printer<'a> {
    source: &'a str,
    /// Bytes after which nothing more is written.
    limit: usize,
    out: String,
    /// Bytes of the whole, whether written or not.
    length: usize,
}

impl<'a> Printer<'a> {
    fn new(source: &'a str, limit: usize) -> Self {
        Self { source, limit, out: String::with_capacity(source.len().min(limit)), length: 0 }
    }

    fn put(&mut self, text: &str) {
        self.length += text.len();
        if self.out.len() < self.limit {
            self.out.push_str(text);
        }
    }

    fn put_source(&mut self, span: &Range<usize>) {
        self.put(self.source.get(span.clone()).unwrap_or_default());
    }

    /// Depth is bounded by the parser.
    fn value(&mut self, node: &Node, indent: Option<usize>) {
        let inner = indent.map(|level| level + 1);
        match &node.value {
            Value::Array(elements) => {
                self.put("[");
                for (index, element) in elements.iter().enumerate() {
                    self.next(index, inner);
                    self.value(element, inner);
                }
                self.close("]", elements.is_empty(), indent);
            }
            Value::Object(members) => {
                self.put("{");
                for (index, member) in members.iter().enumerate() {
                    self.next(index, inner);
                    self.put_source(&member.name_span);
                    self.put(if indent.is_some() { ": " } else { ":" });
                    self.value(&member.value, inner);
                }
                self.close("}", members.is_empty(), indent);
            }
            _ => self.put_source(&node.span),
        }
    }

    fn next(&mut self, index: usize, indent: Option<usize>) {
        if index > 0 {
            self.put(",");
        }
        self.line(indent);
    }

    fn close(&mut self, bracket: &str, empty: bool, indent: Option<usize>) {
        if !empty {
            self.line(indent);
        }
        self.put(bracket);
    }

    fn line(&mut self, indent: Option<usize>) {
        let Some(level) = indent else { return };
        self.length += 1 + 2 * level;
        if self.out.len() < self.limit {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", level));
        }
    }
}

/// Text as a JSON string, quotes included.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut rest = text;
    // Whole stretches are copied: a megabyte of token needs no escape.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')) {
        let (plain, odd) = rest.split_at(at);
        out.push_str(plain);
        let (odd, after) = odd.split_at(1);
        out.push_str(&escaped(odd));
        rest = after;
    }
    out.push_str(rest);
    out.push('"');
    out
}

fn escaped(character: &str) -> Cow<'static, str> {
    Cow::Borrowed(match character {
        "\"" => "\\\"",
        "\\" => "\\\\",
        "\n" => "\\n",
        "\r" => "\\r",
        "\t" => "\\t",
        _ => {
            let code = character.bytes().next().unwrap_or_default();
            return Cow::Owned(format!("\\u{code:04x}"));
        }
    })
}

/// Writes one JSON object, member by member.
#[derive(Default)]
pub struct ObjectWriter(String);

impl ObjectWriter {
    /// Adds a member whose value is text.
    #[must_use]
    pub fn text(self, name: &str, value: &str) -> Self {
        let quoted = quote(value);
        self.raw(name, &quoted)
    }

    /// Adds a member whose value is JSON already.
    #[must_use]
    pub fn raw(mut self, name: &str, value: &str) -> Self {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&quote(name));
        self.0.push(':');
        self.0.push_str(value);
        self
    }

    /// Adds a member, or `null` where there is no value.
    #[must_use]
    pub fn optional(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self.raw(name, "null"),
        }
    }

    /// The object.
    pub fn finish(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }
}

/// The members of two objects in one; both are JSON texts of objects.
pub fn join(first: &str, second: &str) -> String {
    let first = first.strip_suffix('}').unwrap_or(first);
    let second = second.strip_prefix('{').unwrap_or(second);
    let comma = if first.ends_with('{') || second.starts_with('}') { "" } else { "," };
    format!("{first}{comma}{second}")
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn nothing_but_blanks_changes() {
        let text = r#"{ "a" : [ 1.0 , "\u00e9" , {} ], "b": 1e400, "a": [] }"#;
        let node = parse(text).unwrap();
        assert_eq!(compact(&node, text), r#"{"a":[1.0,"\u00e9",{}],"b":1e400,"a":[]}"#);
        let indented = pretty(&node, text);
        assert_eq!(
            indented,
            "{\n  \"a\": [\n    1.0,\n    \"\\u00e9\",\n    {}\n  ],\n  \"b\": 1e400,\n  \"a\": []\n}"
        );
        assert_eq!(compact(&parse(&indented).unwrap(), &indented), compact(&node, text));
    }

    #[test]
    fn the_beginning_is_enough_to_know_the_length() {
        let text =
            format!("{}{}{}", "[".repeat(100), "0,".repeat(9), "0".to_owned() + &"]".repeat(100));
        let node = parse(&text).unwrap();
        let whole = pretty(&node, &text);
        let (beginning, length) = pretty_within(&node, &text, 500);
        assert_eq!(length, whole.len());
        assert!(whole.starts_with(&beginning) && (500..1_000).contains(&beginning.len()));
    }

    #[test]
    fn quoted_text_is_read_back() {
        for text in ["", "a\"b\\c", "\n\r\t\u{0}\u{1f}", "é\u{2028}😀"] {
            assert_eq!(parse(&quote(text)).unwrap().as_str(), Some(text));
        }
    }

    #[test]
    fn objects_are_joined() {
        assert_eq!(join(r#"{"a":{}}"#, r#"{"b":1}"#), r#"{"a":{},"b":1}"#);
        assert_eq!(join("{}", r#"{"b":1}"#), r#"{"b":1}"#);
        assert_eq!(join(r#"{"a":1}"#, "{}"), r#"{"a":1}"#);
    }
}
