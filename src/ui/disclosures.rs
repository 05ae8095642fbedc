//! The disclosures of an SD-JWT, where each one went, and who presented them.

mod binding;

use super::members::value;
use super::view::{Message, Reveal, View};
use super::widgets::el::{button, el, text};
use super::widgets::long_text::long_text;
use super::widgets::pip::pip;
use crate::encoding::json;
use crate::facts::disclosures::Disclosure;
use crate::report::{self, DisclosureState, Kind, Severity};
use crate::session::Action;
use macros::html;
use std::ops::Range;
use yew::prelude::*;

/// Rows drawn, and bytes of a value shown before anybody asks for more.
const ROWS: usize = 300;
const PREVIEW: usize = 400;
/// What stands where the worker still owes an answer.
const WAITING: &str = "being checked…";

/// The card; nothing for a token that is no SD-JWT.
pub fn disclosures(view: &View<'_>) -> Html {
    let session = view.session;
    let read = &session.facts.disclosures;
    if session.facts.kind != Kind::SdJwt {
        return Html::default();
    }
    let judged = judged(view);
    let rows = read.list.iter().take(ROWS).enumerate().map(|(index, read)| {
        row(view, index, read, judged.and_then(|judged| judged.list.get(index)))
    });
    let hidden = match judged.map(|judged| judged.undisclosed) {
        Some(many) => format!("digests without disclosure: {many}"),
        None => WAITING.to_owned(),
    };
    let title = ["Disclosures ".into(), text("span", "count", read.count.to_string())];
    let bar = vec![
        el("h2", "", title.into()),
        el("span", "spacer", Vec::new()),
        text("span", "count", hidden),
    ];
    let mut card = vec![el("div", "bar", bar), table(rows.collect())];
    let rest = read.count.saturating_sub(ROWS);
    if rest > 0 {
        card.push(text("p", "nothing", format!("{rest} more disclosures stand in the report.")));
    }
    html! {
        <section class="card" id="disclosures" aria-label="Disclosures">
            { for card }
            { binding::binding(view) }
        </section>
    }
}

fn table(rows: Vec<Html>) -> Html {
    el("table", "", vec![el("tbody", "", rows)])
}

/// The cells of a row: a mark, a name, what is said of it.
fn cells(mark: Option<Severity>, name: Html, said: Vec<Html>) -> [Html; 3] {
    let mark = mark.map(pip).unwrap_or_default();
    let name = html! { <th scope="row" class="name">{ name }</th> };
    [el("td", "mark", vec![mark]), name, el("td", "", said)]
}

/// What is known of the disclosures.
fn judged<'a>(view: &View<'a>) -> Option<&'a report::Disclosures> {
    view.session.presented()?.disclosures.as_ref()
}

fn row(
    view: &View<'_>,
    index: usize,
    read: &Disclosure,
    judged: Option<&report::Disclosure>,
) -> Html {
    let (state, mark, words) = state(judged);
    let name = match (read.name_node(), read.value()) {
        (Some(name), _) => json::shown(read.part.source(name)),
        (None, Some(_)) => "array element".to_owned(),
        (None, None) => format!("disclosure {}", index + 1),
    };
    let value = read.value().map_or(&*read.part.text, |value| read.part.source(value));
    let value = |_| (value.to_owned(), value.len());
    let shown = long_text(view, format!("/disclosures/{index}"), PREVIEW, &value);
    let said = vec![
        el("div", "v", vec![shown]),
        on_demand("d", words, read.salt(), judged.map(|judged| &*judged.digest)),
    ];
    html! {
        <tr data-disclosure={(index + 1).to_string()} data-state={state}>
            { for cells(mark, show(view, &read.span, name), said) }
        </tr>
    }
}

/// A line that opens to salt and digest, for those who want to compute it.
fn on_demand(class: &'static str, words: String, salt: Option<&str>, digest: Option<&str>) -> Html {
    let mut lines = vec![text("summary", "", words)];
    for (name, given) in [("salt ", salt), ("digest ", digest)] {
        if let Some(given) = given {
            let given = text("code", "", json::shown(&json::quote(given)));
            lines.push(el("div", "", vec![name.into(), given]));
        }
    }
    el("details", class, lines)
}

/// A button that shows bytes of the clean text in the token box.
fn show(view: &View<'_>, span: &Range<usize>, label: String) -> Html {
    let Some((offset, length)) = view.session.facts.clean.place(span.clone()) else {
        return label.into();
    };
    let mark = move || Message::Show(Action::MarkCharacters { offset, length }, Reveal::InPage);
    button(None, "", Some("Show in the token"), view.on(mark), label)
}

/// The state as a word for programs, its mark, and words for a person.
fn state(judged: Option<&report::Disclosure>) -> (&'static str, Option<Severity>, String) {
    let Some(judged) = judged else { return ("checking", None, WAITING.to_owned()) };
    let (state, words) = match judged.state {
        DisclosureState::Disclosed => {
            let path = judged.path.as_deref().unwrap_or_default();
            return ("disclosed", None, ["signed, stands at ", path].concat());
        }
        DisclosureState::Malformed => ("malformed", "no disclosure, see the problems"),
        DisclosureState::Refused => ("refused", "signed, but may not stand where its digest does"),
        DisclosureState::Repeated => ("repeated", "given before"),
        DisclosureState::Unchecked => ("unchecked", "not checked"),
        DisclosureState::Unreferenced => ("unreferenced", "not signed: changed or added"),
    };
    (state, Some(Severity::Error), words.to_owned())
}

/// Whether a claim, or something inside it, was disclosed, with the salt and the digest on demand.
pub fn origin(view: &View<'_>, pointer: &str) -> Html {
    let Some(judged) = judged(view).filter(|_| !view.session.shown.claims_as_signed) else {
        return Html::default();
    };
    let path = pointer.strip_prefix("/claims").unwrap_or(pointer);
    let mut inside = 0;
    for (index, it) in judged.list.iter().enumerate() {
        match it.path.as_deref().and_then(|it| it.strip_prefix(path)) {
            Some("") => {
                let read = view.session.facts.disclosures.list.get(index);
                let salt = read.and_then(Disclosure::salt);
                return on_demand("d disclosed", "disclosed".to_owned(), salt, Some(&it.digest));
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
        if let (Some(name), Some(value)) = (read.name_node(), read.value()) {
            let said = vec![
                value::value(view, "", value, &read.part),
                text("div", "d", WAITING.to_owned()),
                text("div", "d", "\u{a0}".to_owned()),
            ];
            let name = json::shown(read.part.source(name)).into();
            rows.push(el("tr", "pending", cells(None, name, said).into()));
        }
    }
    rows
}
