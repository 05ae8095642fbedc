//! The layers of a nested token, outermost first: a line for each, and the chosen one in full.

use super::answers;
use super::members::{Side, members};
use super::view::View;
use crate::facts::Facts;
use crate::report::Kind;
use crate::report::outcome::Answer;
use macros::html;
use yew::prelude::*;

/// Every layer.
pub fn layers(view: &View<'_>) -> Html {
    let session = view.session;
    // Collected once: each chain of iterators would be half a kilobyte.
    let layers: Vec<&Facts> = session.root.layers().collect();
    html! {
        <div id="layers" class="col">
            { for layers.iter().enumerate().map(|(index, facts)| {
                let shown = std::ptr::eq(*facts, &raw const *session.facts);
                html! {
                    <div data-layer={index.to_string()} class="col">
                        if layers.len() > 1 {
                            { line(view, facts, index, shown) }
                        }
                        if shown && !facts.segments.is_empty() {
                            { view.drawn(|parts| &parts.entries) }
                            { members(view, Side::Claims) }
                            { members(view, Side::Header) }
                            { view.drawn(|parts| &parts.headers) }
                            { view.drawn(|parts| &parts.signature) }
                            // Last, because it is there only when the worker has answered.
                            { view.drawn(|parts| &parts.disclosures) }
                        }
                    </div>
                }
            }) }
        </div>
    }
}

/// What the layer is and whether its signature holds; pressing it shows that layer.
fn line(view: &View<'_>, facts: &Facts, layer: usize, shown: bool) -> Html {
    let outcome = view.session.outcome.as_ref();
    let verdict = outcome.and_then(|outcome| outcome.layers.get(layer)).cloned();
    let Answer { state, tone, word, .. } = verdict.unwrap_or_default();
    let what = match facts.kind {
        Kind::Jwe => "Encrypted token",
        Kind::Jws if facts.inner.is_some() => "Signed wrapper",
        _ if shown => answers::kind::profile(view.session).0,
        _ => "Token",
    };
    html! {
        <button type="button" class="card line" aria-pressed={if shown { "true" } else { "false" }}
            data-state={state} data-act={["layer ", &layer.to_string()].concat()}>
            <span class="count">{ format!("Layer {}", layer + 1) }</span>
            <b>{ what }</b>
            <code>{ facts.algorithm().map(|it| it.chars().take(24).collect::<String>()) }</code>
            <span class="spacer" />
            <span class={["state ", &tone].concat()}>{ word }</span>
        </button>
    }
}
