//! Header and claims: as a table, and as JSON in the order and spelling of the token.

pub mod hex;
pub mod marks;
mod raw;
pub mod row;
pub mod time;
pub mod value;

use super::disclosures;
use super::view::{Copy, View};
use crate::encoding::json::{Member, Node};
use crate::facts::Facts;
use crate::facts::part::Part;
use crate::facts::problem::Role;
use crate::report::Kind;
use crate::session::Session;
use crate::ui::widgets::copy_button::copy_button;
use crate::ui::widgets::long_text::show_more;
use crate::ui::widgets::window::{WINDOWED, Window};
use macros::html;
use yew::prelude::*;

/// The height of a row of a long table in pixels, as in `static/styles/members.css`.
const HEIGHT: usize = 56;

/// Which part of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Claims,
    Header,
}

/// The card of one part; nothing where there is no payload to read.
pub fn members(view: &View<'_>, side: Side) -> Html {
    let facts = &view.session.facts;
    if side == Side::Claims && !facts.has_payload() {
        return Html::default();
    }
    let part = side.part(view.session);
    let members = part.object().and_then(Node::members);
    let (id, title) = side.names(members.is_some());
    let is_other = part.json.is_none() && !part.bytes.is_empty();
    html! {
        <section class="card" {id} aria-label={title}>
            <div class="bar">
                <h2>{ title }{ " " }<span class="count">{ members.map(<[Member]>::len) }</span></h2>
                if is_other && side == Side::Claims {
                    { raw::file(view, part) }
                } else {
                    <span class="spacer" />
                }
                if side == Side::Claims && facts.kind == Kind::SdJwt {
                    { as_signed(view) }
                }
                if members.is_some() {
                    { switch(view, side, "Table", false) }
                    { switch(view, side, "JSON", true) }
                } else if is_other {
                    { switch(view, side, "Text", part.is_binary()) }
                    { switch(view, side, "Hex", !part.is_binary()) }
                }
                { copy_button(view, side.copy(), "Copy", side.copy_title(part), false) }
            </div>
            if let Some(members) = members.filter(|_| !side.is_json(view.session)) {
                { rows(view, part, side, members) }
            } else {
                { raw::raw_view(view, part, side) }
            }
        </section>
    }
}

impl Side {
    fn part(self, session: &Session) -> &Part {
        match self {
            Self::Claims => session.shown_claims(),
            Self::Header => &session.facts.header,
        }
    }

    fn names(self, is_object: bool) -> (&'static str, &'static str) {
        match self {
            Self::Claims if is_object => ("claims", "Claims"),
            Self::Claims => ("claims", "Payload"),
            Self::Header => ("header", "Header"),
        }
    }

    /// The part as it stands in the token.
    fn signed(self, facts: &Facts) -> &Part {
        match self {
            Self::Claims => &facts.payload,
            Self::Header => &facts.header,
        }
    }

    /// The segment whose characters the rows can show.
    fn segment(self, facts: &Facts) -> Option<usize> {
        facts.exact_segment(match self {
            Self::Claims => Role::Payload,
            Self::Header => Role::Header,
        })
    }

    /// JSON Pointer of the part in a report's layer.
    fn pointer(self) -> &'static str {
        match self {
            Self::Claims => "/claims",
            Self::Header => "/header",
        }
    }

    fn is_json(self, session: &Session) -> bool {
        match self {
            Self::Claims => session.shown.claims_as_json,
            Self::Header => session.shown.header_as_json,
        }
    }

    fn copy(self) -> Copy {
        match self {
            Self::Claims => Copy::Claims,
            Self::Header => Copy::Header,
        }
    }

    fn copy_title(self, part: &Part) -> &'static str {
        match self {
            _ if part.is_binary() => "Copy the bytes as hex",
            Self::Claims => "Copy the claims exactly as they are shown",
            Self::Header => "Copy the header exactly as decoded",
        }
    }
}

fn rows(view: &View<'_>, part: &Part, side: Side, members: &[Member]) -> Html {
    let pointer = side.pointer();
    // What is not checked yet stands where it will be disclosed.
    let pending = if side == Side::Claims { disclosures::pending(view) } else { Vec::new() };
    let waits = !pending.is_empty();
    let is_format = |it: &&Member| waits && matches!(&*it.name, "_sd" | "_sd_alg");
    let asked = view.session.expanded.iter().find(|(known, _)| known == pointer);
    let window = Window::new(members.len(), asked.map_or(0, |(_, top)| *top), HEIGHT);
    let shown =
        members.get(window.drawn.clone()).unwrap_or_default().iter().filter(|it| !is_format(it));
    let signed = side.signed(&view.session.facts);
    let spans: Vec<_> = shown.clone().map(|it| span(it, part, signed)).collect();
    let segment = side.segment(&view.session.facts);
    let place = marks::places(view, segment, spans.iter());
    let mut rows = Vec::new();
    for (index, (member, bytes)) in shown.zip(&spans).enumerate() {
        // What was disclosed stands in no segment.
        let place = if bytes.is_empty() { None } else { place(index) };
        rows.push(row::row(view, member, part, side, bytes, place));
    }
    rows.extend(pending);
    let table = marks::table(view, segment, rows);
    if members.len() > WINDOWED {
        return long(view, side, &window, table);
    }
    html! {
        <>
            { table }
            if members.is_empty() {
                <p class="nothing">{ "An object without members." }</p>
            }
        </>
    }
}

/// A table of so many rows that each has one height and only those in sight are drawn.
fn long(view: &View<'_>, side: Side, window: &Window, table: Html) -> Html {
    let act = show_more(side.pointer(), "");
    let (_, title) = side.names(true);
    html! {
        <>
            { window.frame(view, "long", title, view.session.shown_anew, act, table) }
            <p class="foot">{ "Long values are cut here. JSON has them whole." }</p>
        </>
    }
}

/// Where the member stands in the signed part, which may be another than the one that is shown; empty when it is not
/// there.
fn span(member: &Member, part: &Part, signed: &Part) -> std::ops::Range<usize> {
    let own = std::ptr::eq(part, signed).then_some(member);
    let named = || signed.object()?.members()?.iter().rev().find(|it| it.name == member.name);
    own.or_else(named).map_or(0..0, |it| it.name_span.start..it.value.span.end)
}

/// The switch between the processed claims and the payload that the issuer signed.
fn as_signed(view: &View<'_>) -> Html {
    let as_signed = view.session.shown.claims_as_signed;
    html! {
        <button type="button" class="quiet" id="as-signed" aria-pressed={as_signed.to_string()}
            title="The payload with its digests, as the issuer signed it" data-act="signed">{ "As signed" }</button>
    }
}

fn switch(view: &View<'_>, side: Side, label: &'static str, as_json: bool) -> Html {
    let pressed = if side.is_json(view.session) == as_json { "true" } else { "false" };
    let act = [if as_json { "json" } else { "table" }, " ", side.names(true).0].concat();
    html! { <button type="button" class="quiet" aria-pressed={pressed} data-act={act}>{ label }</button> }
}
