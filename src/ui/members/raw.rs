//! The part as text: JSON with its order and numbers, other text as it is, bytes as hex.

use super::{Side, hex};
use crate::encoding::json;
use crate::facts::content;
use crate::facts::part::Part;
use crate::ui::view::View;
use crate::ui::widgets::el::{button, el, text};
use crate::ui::widgets::long_text::{count, long_text};
use macros::html;
use yew::prelude::*;

/// Bytes of text shown at first in the JSON view.
const PREVIEW: usize = 20_000;

/// The part as JSON or as text; as hex when it is no text or a person asks for it.
pub fn raw_view(view: &View<'_>, part: &Part, side: Side) -> Html {
    let pointer = side.pointer();
    let shown = match &part.json {
        _ if part.bytes.is_empty() => "(nothing)".into(),
        Some(node) if !part.is_binary() => {
            let pretty = |limit| json::pretty_within(node, &part.text, limit);
            long_text(view, pointer, PREVIEW, &pretty)
        }
        _ if is_hex(view, part, side) => hex::dump(view, pointer, &part.bytes),
        _ => long_text(view, pointer, PREVIEW, &|limit| beginning(&part.text, limit)),
    };
    html! {
        <>
            { repeated(part, pointer) }
            <pre class="raw" tabindex="0">{ shown }</pre>
        </>
    }
}

/// Whether the bytes are shown instead of the text: those that are no text at first, others when a person asks.
pub fn is_hex(view: &View<'_>, part: &Part, side: Side) -> bool {
    side.is_json(view.session) != part.is_binary()
}

/// What a payload that is no JSON is, with a button that hands it over as a file.
pub fn file(view: &View<'_>, part: &Part) -> Html {
    let (name, _) = content::kind(&part.bytes, view.session.facts.content_type());
    Html::from_iter([
        html! { <span class="count" id="content">{ [name, ", ", &count(part.bytes.len())].concat() }</span> },
        el("span", "spacer", Vec::new()),
        button(Some("download"), "quiet", None, "download".into(), "Download".to_owned()),
    ])
}

/// Where members stand that a later one of the same name replaces.
fn repeated(part: &Part, root: &str) -> Html {
    let Some(node) = part.json.as_ref().filter(|_| !part.replaced.is_empty()) else {
        return Html::default();
    };
    text("p", "nothing lost", sentence(node, &part.replaced, root))
}

/// The first few places in a sentence.
pub fn sentence(node: &json::Node, replaced: &[usize], root: &str) -> String {
    const MOST: usize = 4;
    let mut text = "Repeated; most parsers keep the last:".to_owned();
    for at in replaced.iter().take(MOST) {
        text.push(' ');
        text.push_str(root);
        // Names may be as long as a token.
        text.extend(node.pointer_at(*at).chars().take(200));
    }
    if replaced.len() > MOST {
        text.push_str(" …");
    }
    text
}

fn beginning(text: &str, limit: usize) -> (String, usize) {
    let end = (0..=limit.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    (text.get(..end.unwrap_or_default()).unwrap_or_default().to_owned(), text.len())
}
