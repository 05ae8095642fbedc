//! The signatures or recipients of a JSON serialization, each with its state; pressing one shows its header.

use super::answers::signature;
use super::view::{Message, View};
use crate::facts::Entry;
use crate::report::Kind;
use crate::session::Action;
use macros::html;
use yew::prelude::*;

/// The card, where there is more than one.
pub fn entries(view: &View<'_>) -> Html {
    let facts = &view.session.facts;
    if facts.entries.len() < 2 {
        return Html::default();
    }
    let encrypted = facts.kind == Kind::Jwe;
    let (id, title) =
        if encrypted { ("recipients", "Recipients") } else { ("signatures", "Signatures") };
    html! {
        <section class="card" {id} aria-label={title}>
            <div class="bar"><h2>{ title }{ " " }<span class="count">{ facts.entries.len() }</span></h2></div>
            { for facts.entries.iter().enumerate().map(|(index, entry)| row(view, index, entry, encrypted)) }
        </section>
    }
}

fn row(view: &View<'_>, index: usize, entry: &Entry, encrypted: bool) -> Html {
    let judgement = view.session.judgement.as_ref();
    let verdict = judgement.and_then(|judgement| judgement.signatures.get(index));
    let (state, tone, word) = verdict.map_or(("", "", ""), |it| signature::state(it.state));
    let size = entry.bytes.map(|bytes| match (encrypted, bytes) {
        (true, 0) => "no encrypted key".to_owned(),
        (true, _) => format!("encrypted key of {bytes} bytes"),
        (false, _) => format!("{bytes} bytes"),
    });
    let onclick = view.on(move || Message::Act(Action::ChooseEntry { entry: index }));
    let pressed = if view.session.facts.entry == index { "true" } else { "false" };
    html! {
        <button type="button" class="line" aria-pressed={pressed} data-entry={index.to_string()}
            data-state={state} title={verdict.map(|it| it.message.clone())} {onclick}>
            <span class="count">{ index + 1 }</span>
            <b>{ entry.algorithm.as_deref().unwrap_or("no algorithm") }</b>
            <code>{ entry.key_id.as_deref() }</code>
            <span class="d">{ size }</span>
            <span class="spacer" />
            <span class={classes!("state", tone)}>{ word }</span>
        </button>
    }
}
