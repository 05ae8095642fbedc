//! The key binding: who presented the SD-JWT, to whom, for which request, and when.

use super::{WAITING, cells, show, table};
use crate::encoding::json::{self, Node};
use crate::facts::Facts;
use crate::report::{KeyBinding, ProofState, Severity};
use crate::ui::members::time;
use crate::ui::view::View;
use crate::ui::widgets::el::{el, text};
use macros::html;
use yew::prelude::*;

/// One line without a key binding JWT, else its claims and what came of it.
pub fn binding(view: &View<'_>) -> Html {
    let session = view.session;
    let judged = session.presented().and_then(|judgement| judgement.key_binding.as_ref());
    let (state, mark, word) = outcome(judged);
    let read = session.facts.disclosures.key_binding.as_ref();
    let word = if read.is_some() { word } else { "none" };
    let title = vec!["Key binding ".into(), text("span", "count", word.to_owned())];
    let mut bar = vec![el("h2", "", title), el("span", "spacer", Vec::new())];
    let message = judged.map_or("\u{a0}", |judged| &judged.message);
    let mut card = vec![text("p", "nothing first-capital", message.to_owned())];
    if let Some(read) = read {
        bar.push(show(view, &read.span, "Show in the token".to_owned()));
        let key = judged.and_then(|judged| judged.key.as_ref());
        let key = key.map(|key| [&*key.description, " ", &key.id].concat());
        let mut rows = vec![row(mark, "holder", key.unwrap_or_else(|| "\u{a0}".to_owned()).into())];
        for name in ["aud", "nonce"] {
            rows.push(row(None, name, claim(&read.facts, name).into()));
        }
        rows.push(row(None, "iat", age(view, &read.facts)));
        card.push(table(rows));
    }
    html! {
        <div id="key-binding" class="binding" data-state={state}>
            { el("div", "bar", bar) }
            { for card }
        </div>
    }
}

fn row(mark: Option<Severity>, name: &'static str, value: Html) -> Html {
    el("tr", "", cells(mark, name.into(), vec![el("div", "v", vec![value])]).into())
}

fn claim(own: &Facts, name: &str) -> String {
    let source = own.claim(name).map_or("missing", |claim| own.payload.source(claim));
    json::shown(source).chars().take(400).collect()
}

fn age(view: &View<'_>, own: &Facts) -> Html {
    match own.time("iat").zip(own.claim("iat").and_then(Node::as_number)) {
        Some((instant, number)) => time::time(instant, number, view.now),
        None => claim(own, "iat").into(),
    }
}

fn outcome(judged: Option<&KeyBinding>) -> (&'static str, Option<Severity>, &'static str) {
    match judged.map(|judged| judged.state) {
        None => ("checking", None, WAITING),
        Some(ProofState::None) => ("none", None, "none"),
        Some(ProofState::Valid) => ("valid", Some(Severity::Ok), "holds"),
        Some(ProofState::Invalid) => ("invalid", Some(Severity::Error), "does not hold"),
        Some(ProofState::Unsupported) => ("unsupported", Some(Severity::Warning), "not supported"),
        Some(ProofState::Error) => ("error", Some(Severity::Warning), "not checked"),
    }
}
