//! The key binding: who presented the SD-JWT, to whom, for which request, and when.

use super::show;
use crate::encoding::json::Node;
use crate::facts::Facts;
use crate::report::{KeyBinding, ProofState, Severity};
use crate::ui::members::time;
use crate::ui::view::View;
use crate::ui::widgets::pip::pip;
use yew::prelude::*;

/// One line without a key binding JWT, else its claims and what came of it.
pub fn binding(view: &View<'_>) -> Html {
    let session = view.session;
    let judged = session.presented().and_then(|judgement| judgement.key_binding.as_ref());
    let (state, word, severity) = outcome(judged);
    let read = session.facts.disclosures.key_binding.as_ref();
    let message = judged.map_or("\u{a0}", |judged| &judged.message);
    html! {
        <div id="key-binding" class="binding" data-state={state}>
            <div class="bar">
                { severity.map(pip) }
                <h2>{ "Key binding " }<span class="count">{ if read.is_some() { word } else { "none" } }</span></h2>
            </div>
            <p class="nothing first-capital">{ message.to_owned() }</p>
            if let Some(read) = read {
                <table>
                    <tbody>
                        { row("holder's key", judged.and_then(|it| it.key.as_ref()).map_or("\u{a0}".to_owned(), |key| format!("{} · {}", key.description, key.id)).into()) }
                        { for ["aud", "nonce"].map(|name| row(name, text(&read.facts, name).into())) }
                        { row("iat", age(view, &read.facts)) }
                        { row("key binding JWT", show(view, &read.span, "Show in the token".to_owned())) }
                    </tbody>
                </table>
            }
        </div>
    }
}

fn row(name: &'static str, value: Html) -> Html {
    html! {
        <tr>
            <td class="mark" />
            <th scope="row" class="name">{ name }</th>
            <td><div class="v">{ value }</div></td>
        </tr>
    }
}

fn text(own: &Facts, name: &str) -> String {
    let text = own.claim(name).map(|claim| claim.as_str().unwrap_or(own.payload.source(claim)));
    text.map_or("missing".to_owned(), |text| text.chars().take(400).collect())
}

fn age(view: &View<'_>, own: &Facts) -> Html {
    match own.time("iat").zip(own.claim("iat").and_then(Node::as_number)) {
        Some((instant, number)) => time::time(instant, number, view.now),
        None => text(own, "iat").into(),
    }
}

fn outcome(judged: Option<&KeyBinding>) -> (&'static str, &'static str, Option<Severity>) {
    match judged.map(|judged| judged.state) {
        None => ("checking", "being checked…", None),
        Some(ProofState::None) => ("none", "none", None),
        Some(ProofState::Valid) => ("valid", "holds", Some(Severity::Ok)),
        Some(ProofState::Invalid) => ("invalid", "does not hold", Some(Severity::Error)),
        Some(ProofState::Unsupported) => ("unsupported", "not supported", Some(Severity::Warning)),
        Some(ProofState::Error) => ("error", "not checked", Some(Severity::Warning)),
    }
}
