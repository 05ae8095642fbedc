//! Header and claims: as a table, and as JSON in the order and spelling of the token.

pub mod hex;
pub mod marks;
mod raw;
pub mod row;
mod time;
mod value;

use super::view::{Copy, Message, View};
use crate::encoding::json::{Member, Node};
use crate::facts::Facts;
use crate::facts::part::Part;
use crate::facts::problem::Role;
use crate::session::{Action, Session};
use crate::ui::widgets::copy_button::copy_button;
use yew::prelude::*;

/// Rows drawn before anybody asks for more.
const ROWS: usize = 300;

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
    let part = side.part(facts);
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
    fn part(self, facts: &Facts) -> &Part {
        match self {
            Self::Claims => &facts.payload,
            Self::Header => &facts.header,
        }
    }

    fn names(self, is_object: bool) -> (&'static str, &'static str) {
        match self {
            Self::Claims if is_object => ("claims", "Claims"),
            Self::Claims => ("claims", "Payload"),
            Self::Header => ("header", "Header"),
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

    fn show(self, as_json: bool) -> Action {
        match self {
            Self::Claims => Action::ShowClaims { as_json },
            Self::Header => Action::ShowHeader { as_json },
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
            Self::Claims => "Copy the payload exactly as decoded",
            Self::Header => "Copy the header exactly as decoded",
        }
    }
}

fn rows(view: &View<'_>, part: &Part, side: Side, members: &[Member]) -> Html {
    let rest = members.len().saturating_sub(ROWS);
    let shown = members.iter().take(ROWS);
    let spans: Vec<_> = shown.clone().map(|it| it.name_span.start..it.value.span.end).collect();
    let segment = side.segment(&view.session.facts);
    let place = marks::places(view, segment, spans.iter());
    let rows =
        shown.enumerate().map(|(index, member)| row::row(view, member, part, side, place(index)));
    html! {
        <>
            { marks::table(view, segment, rows.collect()) }
            if members.is_empty() {
                <p class="nothing">{ "An object without members." }</p>
            }
            if rest > 0 {
                <p class="nothing">{ format!("{rest} more members stand in the JSON view.") }</p>
            }
        </>
    }
}

fn switch(view: &View<'_>, side: Side, label: &'static str, as_json: bool) -> Html {
    let pressed = if side.is_json(view.session) == as_json { "true" } else { "false" };
    let onclick = view.on(move || Message::Act(side.show(as_json)));
    html! { <button type="button" class="quiet" aria-pressed={pressed} {onclick}>{ label }</button> }
}
