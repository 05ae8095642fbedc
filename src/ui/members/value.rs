//! A value as written: text without its quotes, numbers untouched, arrays and objects indented.

use super::raw;
use crate::encoding::json::{self, Node, Value};
use crate::facts::part::Part;
use crate::ui::view::View;
use crate::ui::widgets::el::el;
use crate::ui::widgets::long_text::long_text;
use yew::prelude::*;

/// Longer arrays and objects are not indented, so that a megabyte is not copied to show its beginning.
const INDENTED: usize = 20_000;

/// Bytes shown of a value before anybody asks for more.
const PREVIEW: usize = 800;

pub fn value(view: &View<'_>, pointer: &str, node: &Node, part: &Part) -> Html {
    let source = part.source(node);
    let (class, shown): (_, Option<String>) = match &node.value {
        Value::String(text) if text.is_empty() => ("v empty", Some("“” (empty text)".to_owned())),
        Value::String(text) if json::lone_surrogate(source).is_none() => {
            ("v text", Some(text.to_string()))
        }
        Value::String(_) => ("v text", Some(json::shown(source))),
        Value::Array(_) | Value::Object(_) => ("v nested", None),
        _ => ("v", Some(source.to_owned())),
    };
    let indented = node.span.len() <= INDENTED && !is_short(node);
    let text = |limit| match &shown {
        Some(text) => (text.clone(), text.len()),
        None if indented => json::pretty_within(node, &part.text, limit),
        None => (source.to_owned(), source.len()),
    };
    el("div", class, vec![long_text(view, pointer, PREVIEW, &text)])
}

/// Where inside the value members are repeated.
pub fn repeated_inside(pointer: &str, node: &Node, part: &Part) -> Option<String> {
    let before = |end: usize| part.replaced.partition_point(|at| *at < end);
    // The value itself may be one that is replaced.
    let inside = part.replaced.get(before(node.span.start + 1)..before(node.span.end))?;
    (!inside.is_empty()).then(|| raw::sentence(node, inside, pointer))
}

/// Whether the value reads well on one line.
fn is_short(node: &Node) -> bool {
    let flat = node.elements().is_some_and(|elements| {
        elements.iter().all(|it| !matches!(it.value, Value::Array(_) | Value::Object(_)))
    });
    flat && node.span.len() <= 80
}
