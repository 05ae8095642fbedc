//! The disclosures of an SD-JWT, where each one went, and who presented them.

mod binding;

use super::members::value;
use super::view::{Message, Reveal, View};
use super::widgets::long_text::long_text;
use super::widgets::pip::pip;
use crate::encoding::json;
use crate::facts::disclosures::Disclosure;
use crate::report::{self, DisclosureState, Kind, Severity};
use crate::session::Action;
use std::ops::Range;
use yew::prelude::*;

/// Rows drawn, and bytes of a value shown before anybody asks for more.
const ROWS: usize = 300;
const PREVIEW: usize = 400;

/// The card; nothing for a token that is no SD-JWT.
pub fn disclosures(view: &View<'_>) -> Html {
    let session = view.session;
    let read = &session.facts.disclosures;
    if session.facts.kind != Kind::SdJwt {
        return Html::default();
    }
    let judged = session.presented().and_then(|judgement| judgement.disclosures.as_ref());
    let hidden = match judged.map(|judged| judged.undisclosed) {
        Some(0) => "everything is disclosed".to_owned(),
        Some(1) => "1 digest without disclosure".to_owned(),
        Some(many) => format!("{many} digests without disclosure"),
        None => String::new(),
    };
    let rows = read.list.iter().take(ROWS).enumerate().map(|(index, read)| {
        row(view, index, read, judged.and_then(|judged| judged.list.get(index)))
    });
    let rest = read.count.saturating_sub(ROWS);
    html! {
        <section class="card" id="disclosures" aria-label="Disclosures">
            <div class="bar">
                <h2>{ "Disclosures " }<span class="count">{ read.count }</span></h2>
                <span class="spacer" />
                <span class="count" title="Undisclosed claims, or decoys that hide how many there are">{ hidden }</span>
            </div>
            <table><tbody>{ for rows }</tbody></table>
            if read.count == 0 {
                <p class="nothing">{ "None is given." }</p>
            }
            if rest > 0 {
                <p class="nothing">{ format!("{rest} more disclosures stand in the report.") }</p>
            }
            { binding::binding(view) }
        </section>
    }
}

fn row(
    view: &View<'_>,
    index: usize,
    read: &Disclosure,
    judged: Option<&report::Disclosure>,
) -> Html {
    let (state, words) = state(judged);
    let bad = judged.is_some_and(|it| it.state != DisclosureState::Disclosed);
    let severity = if judged.is_some_and(|it| it.state == DisclosureState::Unchecked) {
        Severity::Warning
    } else {
        Severity::Error
    };
    // An array element has no name of its own; its place tells which it is.
    let name = read.name_node().map(|name| json::shown(read.part.source(name)));
    let value = read.value().map_or(&*read.part.text, |value| read.part.source(value));
    let text = |_| (value.to_owned(), value.len());
    html! {
        <tr data-disclosure={(index + 1).to_string()} data-state={state}>
            <td class="mark">{ bad.then(|| pip(severity)) }</td>
            <th scope="row" class="name">
                { show(view, &read.span, name.unwrap_or_else(|| "array element".to_owned())) }
            </th>
            <td>
                <div class="v">{ long_text(view, &format!("/disclosures/{index}"), PREVIEW, &text) }</div>
                <details class="d">
                    <summary>{ words }</summary>
                    { salted(read.salt(), judged.map(|judged| judged.digest.as_str())) }
                </details>
            </td>
        </tr>
    }
}

/// Whether a claim, or something inside it, was disclosed, with the salt and the digest on demand.
pub fn origin(view: &View<'_>, pointer: &str) -> Html {
    let session = view.session;
    let judged = session.presented().and_then(|judgement| judgement.disclosures.as_ref());
    let Some(judged) = judged.filter(|_| !session.shown.claims_as_signed) else {
        return Html::default();
    };
    let path = pointer.strip_prefix("/claims").unwrap_or(pointer);
    let (mut own, mut inside) = (None, 0);
    for (index, it) in judged.list.iter().enumerate() {
        match it.path.as_deref().and_then(|it| it.strip_prefix(path)) {
            Some("") => own = Some((index, it)),
            Some(rest) => inside += usize::from(rest.starts_with('/')),
            None => {}
        }
    }
    let mut words = if own.is_some() { "disclosed".to_owned() } else { String::new() };
    if inside > 0 {
        words.push_str(if own.is_some() { ", and inside it: " } else { "disclosed inside it: " });
        words.push_str(&inside.to_string());
    }
    let Some((index, it)) = own else {
        return html! { if inside > 0 { <div class="d disclosed">{ words }</div> } };
    };
    let read = session.facts.disclosures.list.get(index);
    html! {
        <details class="d disclosed">
            <summary>{ words }</summary>
            { salted(read.and_then(Disclosure::salt), Some(&it.digest)) }
        </details>
    }
}

/// Rows that keep the place of claims while the worker has not found out whether they are disclosed.
pub fn pending(view: &View<'_>) -> Vec<Html> {
    let session = view.session;
    let facts = &session.facts;
    let waits = facts.kind == Kind::SdJwt && session.is_busy() && session.processed.is_none();
    if !waits || session.shown.claims_as_signed || facts.claim("_sd").is_none() {
        return Vec::new();
    }
    let named = facts.disclosures.list.iter().take(ROWS).filter(|read| read.name().is_some());
    let row = |read: &Disclosure| {
        html! {
            <tr class="pending" aria-hidden="true">
                <td class="mark" />
                <th scope="row" class="name">{ read.name_node().map(|name| json::shown(read.part.source(name))) }</th>
                <td>
                    { read.value().map(|value| value::value(view, "", value, &read.part)) }
                    <div class="d">{ "\u{a0}" }</div>
                    <div class="d">{ "being checked…" }</div>
                </td>
            </tr>
        }
    };
    named.map(row).collect()
}

/// Salt and digest, for those who want to compute it.
pub fn salted(salt: Option<&str>, digest: Option<&str>) -> Html {
    let line = |name: &'static str, text: Option<&str>| {
        let text = text.filter(|text| !text.is_empty())?;
        Some(html! { <div>{ name }<code>{ json::shown(&json::quote(text)) }</code></div> })
    };
    html! { <>{ line("salt ", salt) }{ line("digest ", digest) }</> }
}

/// A button that shows bytes of the clean text in the token box.
fn show(view: &View<'_>, span: &Range<usize>, label: String) -> Html {
    let Some((offset, length)) = view.session.facts.clean.place(span.clone()) else {
        return html! { { label } };
    };
    let onclick =
        view.on(move || Message::Show(Action::MarkCharacters { offset, length }, Reveal::InPage));
    html! { <button type="button" title="Show in the token" {onclick}>{ label }</button> }
}

/// The state as a word for programs and as words for a person.
fn state(judged: Option<&report::Disclosure>) -> (&'static str, String) {
    let Some(judged) = judged else { return ("checking", "being checked…".to_owned()) };
    let (state, words) = match judged.state {
        DisclosureState::Disclosed => {
            let path = judged.path.as_deref().unwrap_or_default();
            return ("disclosed", format!("signed · claim {path}"));
        }
        DisclosureState::Malformed => ("malformed", "not a disclosure, see the problems"),
        DisclosureState::Refused => {
            ("refused", "signed, but it may not stand where its digest does")
        }
        DisclosureState::Repeated => ("repeated", "given before"),
        DisclosureState::Unchecked => ("unchecked", "not checked"),
        DisclosureState::Unreferenced => ("unreferenced", "not signed: changed or added"),
    };
    (state, words.to_owned())
}
