//! A value as written: text without its quotes, numbers untouched, arrays and objects indented.

use crate::encoding::json::{self, Node, Value};
use crate::facts::part::Part;
use crate::ui::view::View;
use crate::ui::widgets::long_text::long_text;
use std::fmt::Write;
use yew::prelude::*;

/// Longer arrays and objects are not indented, so that a megabyte is not copied to show its beginning.
const INDENTED: usize = 20_000;

/// Bytes shown of a value before anybody asks for more.
const PREVIEW: usize = 800;

pub fn value(view: &View<'_>, pointer: &str, node: &Node, part: &Part) -> Html {
    let (class, text) = match &node.value {
        Value::String(text) if text.is_empty() => ("v empty", "“” (empty text)".to_owned()),
        Value::String(text) => ("v text", visible(text)),
        Value::Array(_) | Value::Object(_) => ("v nested", nested(node, part)),
        _ => ("v", part.source(node).to_owned()),
    };
    html! { <div {class}>{ long_text(view, pointer, &text, PREVIEW) }</div> }
}

fn nested(node: &Node, part: &Part) -> String {
    if node.span.len() <= INDENTED && !is_short(node) {
        json::pretty(node, &part.text)
    } else {
        part.source(node).to_owned()
    }
}

/// Whether the value reads well on one line.
fn is_short(node: &Node) -> bool {
    let flat = node.elements().is_some_and(|elements| {
        elements.iter().all(|it| !matches!(it.value, Value::Array(_) | Value::Object(_)))
    });
    flat && node.span.len() <= 80
}

/// Text with its control, bidirectional and invisible characters spelled out, so that nothing hides.
pub fn visible(text: &str) -> String {
    if !text.contains(is_hidden) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            // Writing to a string cannot fail.
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_hides() {
        assert_eq!(visible("a\u{202e}b\u{0}"), "a⟨U+202E⟩b⟨U+0000⟩");
        assert_eq!(visible("שלום\n"), "שלום\n");
    }
}
