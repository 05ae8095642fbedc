//! A value as written: text without its quotes, numbers untouched, arrays and objects indented.

use crate::encoding::json::{self, Node, Value};
use crate::facts::part::Part;
use crate::ui::widgets::long_text::LongText;
use std::fmt::Write;
use std::rc::Rc;
use yew::prelude::*;

/// Longer arrays and objects are not indented, so that a megabyte is not copied to show its beginning.
const INDENTED: usize = 20_000;

pub fn view(node: &Node, part: &Part) -> Html {
    match &node.value {
        Value::String(text) if text.is_empty() => {
            html! { <div class="v empty">{ "“” (empty text)" }</div> }
        }
        Value::String(text) => html! { <div class="v text">{ long(visible(text)) }</div> },
        Value::Array(_) | Value::Object(_) => {
            let text = if node.span.len() <= INDENTED && !is_short(node) {
                json::pretty(node, &part.text)
            } else {
                part.source(node).to_owned()
            };
            html! { <div class="v nested">{ long(text) }</div> }
        }
        _ => html! { <div class="v">{ long(part.source(node).to_owned()) }</div> },
    }
}

fn long(text: String) -> Html {
    let text: Rc<str> = text.into();
    html! { <LongText {text} /> }
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
