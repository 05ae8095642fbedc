//! The part as text: JSON with its order and numbers, other text as it is, bytes as hex.

use crate::encoding::json;
use crate::facts::part::{Part, Problem};
use crate::ui::view::View;
use crate::ui::widgets::long_text::long_text;
use std::fmt::Write;
use yew::prelude::*;

/// Bytes of text shown at first in the JSON view.
const PREVIEW: usize = 20_000;
/// Bytes shown as hex.
const HEX: usize = 512;

/// The part as text; `pointer` is its JSON Pointer.
pub fn raw_view(view: &View<'_>, part: &Part, pointer: &str) -> Html {
    html! { <pre class="raw" tabindex="0">{ long_text(view, pointer, &text(part), PREVIEW) }</pre> }
}

fn text(part: &Part) -> String {
    match (&part.json, &part.problem) {
        (_, Some(Problem::Utf8(_))) => hex(&part.bytes),
        (Some(node), _) => json::pretty(node, &part.text),
        (None, _) if part.bytes.is_empty() => "(nothing)".to_owned(),
        (None, _) => part.text.clone(),
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut out = String::new();
    for line in bytes.chunks(16).take(HEX / 16) {
        for byte in line {
            // Writing to a string cannot fail.
            let _ = write!(out, "{byte:02x} ");
        }
        out.push('\n');
    }
    if bytes.len() > HEX {
        let _ = write!(out, "… {} bytes in all", bytes.len());
    }
    out
}
