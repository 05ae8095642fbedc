//! Values back to text, with every number and string exactly as it was written.

use super::{Node, Value};

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
}
