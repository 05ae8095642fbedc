//! What an SD-JWT discloses, among its claims.

use super::members::value;
use super::view::View;
use super::widgets::el::{el, text};
use crate::encoding::json;
use crate::facts::disclosures::Disclosure;
use crate::report::Kind;
use macros::html;
use yew::prelude::*;

/// Rows drawn.
const ROWS: usize = 300;
/// What stands where the worker still owes an answer.
const WAITING: &str = "being checked…";

/// Whether a claim, or something inside it, was disclosed, with the salt and the digest on demand.
pub fn origin(view: &View<'_>, pointer: &str) -> Html {
    let session = view.session;
    let Some(outcome) = session.outcome.as_ref().filter(|_| !session.shown.claims_as_signed) else {
        return Html::default();
    };
    let path = pointer.strip_prefix("/claims").unwrap_or(pointer);
    let mut inside = 0;
    for it in &outcome.disclosed {
        match it.path.strip_prefix(path) {
            Some("") => {
                let read = session.facts.disclosures.list.get(it.index);
                let salt = read.and_then(Disclosure::salt).unwrap_or_default();
                return html! {
                    <details class="d disclosed">
                        <summary>{ "disclosed" }</summary>
                        <div>{ "salt " }<code>{ json::shown(&json::quote(salt)) }</code></div>
                        <div>{ "digest " }<code>{ &it.digest }</code></div>
                    </details>
                };
            }
            Some(rest) => inside += usize::from(rest.starts_with('/')),
            None => {}
        }
    }
    if inside == 0 {
        return Html::default();
    }
    text("div", "d disclosed", format!("disclosed inside: {inside}"))
}

/// Rows that keep the place of claims while the worker has not found out whether they are disclosed.
pub fn pending(view: &View<'_>) -> Vec<Html> {
    let session = view.session;
    let facts = &session.facts;
    let waits = facts.kind == Kind::SdJwt && session.is_busy() && session.processed.is_none();
    if !waits || session.shown.claims_as_signed || facts.claim("_sd").is_none() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for read in facts.disclosures.list.iter().take(ROWS) {
        if let (Some(name), Some(claim)) = (read.name_node(), read.value()) {
            rows.push(html! {
                <tr class="pending">
                    <td class="mark" />
                    <th scope="row" class="name">{ json::shown(read.part.source(name)) }</th>
                    <td>
                        { value::value(view, "", claim, &read.part) }
                        { el("div", "d", vec![WAITING.into()]) }
                        { el("div", "d", vec!["\u{a0}".into()]) }
                    </td>
                </tr>
            });
        }
    }
    rows
}
