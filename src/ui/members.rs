//! Header and claims: as a table, and as JSON in the order and spelling of the token.

mod raw;
mod row;
mod time;
mod value;

use crate::encoding::json::Member;
use crate::facts::Facts;
use crate::facts::part::Part;
use crate::session::Session;
use crate::time::Timestamp;
use crate::ui::widgets::copy_button::CopyButton;
use std::rc::Rc;
use yew::prelude::*;

/// Rows drawn before anybody asks for more.
const ROWS: usize = 300;

/// Which part of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Claims,
    Header,
}

#[derive(Properties, PartialEq)]
pub struct MembersProps {
    pub side: Side,
    pub session: Rc<Session>,
    pub now: Timestamp,
}

#[component]
pub fn Members(props: &MembersProps) -> Html {
    let as_json = use_state(|| false);
    let part = props.side.part(&props.session.facts);
    if props.side == Side::Claims && !props.session.facts.has_payload() {
        return Html::default();
    }
    let members = part.object().and_then(|object| object.members());
    let table = members.filter(|_| !*as_json);
    let (id, title) = props.side.names(members.is_some());
    html! {
        <section class="card" {id} aria-label={title}>
            <div class="bar">
                <h2>{ title }{ " " }<span class="count">{ members.map(<[Member]>::len) }</span></h2>
                <span class="spacer" />
                if members.is_some() {
                    { switch("Table", false, &as_json) }
                    { switch("JSON", true, &as_json) }
                }
                { copy(title, props) }
            </div>
            if let Some(members) = table {
                { rows(props, part, members) }
            } else {
                { raw::raw_view(part) }
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
}

fn rows(props: &MembersProps, part: &Part, members: &[Member]) -> Html {
    let rest = members.len().saturating_sub(ROWS);
    let judgement = props.session.judgement.as_ref();
    let findings = judgement.map(|it| it.findings.as_slice()).unwrap_or_default();
    html! {
        <>
            <table>
                <tbody>
                    { for members.iter().take(ROWS).map(|member| {
                        row::row(member, part, props.side, findings, props.now)
                    }) }
                </tbody>
            </table>
            if members.is_empty() {
                <p class="nothing">{ "An object without members." }</p>
            }
            if rest > 0 {
                <p class="nothing">{ format!("{rest} more members stand in the JSON view.") }</p>
            }
        </>
    }
}

fn switch(label: &'static str, value: bool, as_json: &UseStateHandle<bool>) -> Html {
    let onclick = {
        let as_json = as_json.clone();
        Callback::from(move |_: MouseEvent| as_json.set(value))
    };
    let pressed = (**as_json == value).to_string();
    html! { <button type="button" class="quiet" aria-pressed={pressed} {onclick}>{ label }</button> }
}

fn copy(title: &'static str, props: &MembersProps) -> Html {
    let (facts, side) = (props.session.facts.clone(), props.side);
    let text = Callback::from(move |()| -> Rc<str> { side.part(&facts).text.as_str().into() });
    html! { <CopyButton label="Copy" title={format!("Copy the {} exactly as decoded", title.to_ascii_lowercase())} {text} /> }
}
