//! The bytes that are no JSON: of a JWS the signature with the meaning of its parts, of a JWE the four encrypted ones.

mod meaning;

use super::members::row::{self, Row};
use super::members::{hex, marks};
use super::view::{Copy, View};
use crate::facts::problem::Role;
use crate::report::Kind;
use crate::ui::widgets::copy_button::copy_button;
use crate::ui::widgets::el::{el, text};
use crate::ui::widgets::long_text::{count, long_text};
use macros::html;
use std::ops::Range;
use yew::prelude::*;

/// Digits shown before anybody asks for more.
const PREVIEW: usize = 264;

/// The card; nothing where no such bytes are.
pub fn signature(view: &View<'_>) -> Html {
    let facts = &view.session.facts;
    let parts: Vec<Html> = (0..facts.segments.len())
        .filter(|index| !matches!(facts.role(*index), Role::Header | Role::Payload))
        .filter_map(|index| segment(view, index))
        .collect();
    let title = if facts.kind == Kind::Jwe { "Encrypted parts" } else { "Signature" };
    if parts.is_empty() {
        return Html::default();
    }
    html! { <section class="card" id="signature" aria-label={title}>{ for parts }</section> }
}

fn segment(view: &View<'_>, index: usize) -> Option<Html> {
    let facts = &view.session.facts;
    let bytes = facts.segments.get(index)?.decoded.bytes.as_deref()?;
    let role = facts.role(index);
    if bytes.is_empty() && role == Role::Signature {
        return None;
    }
    let (pieces, sentence) = match role {
        Role::Signature => meaning::of(&view.session.registry, facts.algorithm(), bytes),
        _ => (vec![("bytes", 0..bytes.len())], String::new()),
    };
    let here = Some(index).filter(|_| !facts.clean.is_apart());
    let place = marks::places(view, here, pieces.iter().map(|(_, range)| range));
    let rows = pieces.iter().enumerate().filter(|(_, (_, range))| !range.is_empty());
    let rows = rows.map(|(at, piece)| row(view, index, piece, bytes, place(at)));
    let name = role.to_string();
    let copy =
        copy_button(view, Copy::Segment(index), "Copy hex", "Copy these bytes as hex", false);
    let title = vec![capital(&name).into(), " ".into(), text("span", "count", count(bytes.len()))];
    let bar = vec![el("h2", "", title), el("span", "spacer", Vec::new()), copy];
    let mut card = vec![el("div", "bar", bar), marks::table(view, here, rows.collect())];
    if !sentence.is_empty() {
        card.push(text("p", "nothing", sentence));
    }
    Some(html! { <div data-segment={name}>{ for card }</div> })
}

fn row(
    view: &View<'_>,
    index: usize,
    (name, range): &(&'static str, Range<usize>),
    bytes: &[u8],
    place: Option<(bool, bool)>,
) -> Html {
    let bytes = bytes.get(range.clone()).unwrap_or_default();
    let digits = hex::digits(bytes);
    let pointer = [&index.to_string(), *name].concat();
    let shown = long_text(view, pointer, PREVIEW, &|_| (digits.clone(), digits.len()));
    row::drawn(Row {
        name: (*name).to_owned(),
        member: name,
        value: &digits,
        class: "name sg",
        bytes: range.clone(),
        place,
        mark: Html::default(),
        shown: el("div", "v", vec![shown]),
        replaced: false,
        notes: Vec::new(),
        description: count(bytes.len()),
    })
}

fn capital(text: &str) -> String {
    let mut out = text.to_owned();
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out
}
