//! Values back to text, with every number and string exactly as it was written.

use super::{Node, Value};
use std::borrow::Cow;

/// The value without blanks between its tokens; `source` is the text it was parsed from.
pub fn compact(node: &Node, source: &str) -> String {
    let mut out = String::with_capacity(node.span.len());
    write(node, source, None, &mut out);
    out
}

/// The value indented by two blanks a level.
pub fn pretty(node: &Node, source: &str) -> String {
    let mut out = String::with_capacity(node.span.len() * 2);
    write(node, source, Some(0), &mut out);
    out
}

fn write(node: &Node, source: &str, indent: Option<usize>, out: &mut String) {
    match &node.value {
        Value::Array(elements) => {
            let items = elements.iter().map(|element| (None, element));
            list(('[', ']'), items, source, indent, out);
        }
        Value::Object(members) => {
            let items = members.iter().map(|member| (Some(&member.name_span), &member.value));
            list(('{', '}'), items, source, indent, out);
        }
        _ => out.push_str(source.get(node.span.clone()).unwrap_or_default()),
    }
}

fn list<'a>(
    (open, close): (char, char),
    items: impl ExactSizeIterator<Item = (Option<&'a std::ops::Range<usize>>, &'a Node)>,
    source: &str,
    indent: Option<usize>,
    out: &mut String,
) {
    let empty = items.len() == 0;
    let inner = indent.map(|level| level + 1);
    out.push(open);
    for (index, (name, value)) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        line(inner, out);
        if let Some(name) = name {
            out.push_str(source.get(name.clone()).unwrap_or_default());
            out.push_str(if indent.is_some() { ": " } else { ":" });
        }
        write(value, source, inner, out);
    }
    if !empty {
        line(indent, out);
    }
    out.push(close);
}

fn line(indent: Option<usize>, out: &mut String) {
    if let Some(level) = indent {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", level));
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
