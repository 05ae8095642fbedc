//! What the person expects of the token, and the instant to judge by.

use crate::request::{DEFAULT_SKEW, Options};
use crate::session::{Action, Session};
use crate::ui::browser::clock;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ExpectationsProps {
    pub session: Rc<Session>,
    pub dispatch: Callback<Action>,
}

/// Writes one expectation into the options.
type Setter = fn(&mut Options, Option<String>);

/// The fields.
pub fn expectations(session: &Rc<Session>, dispatch: &Callback<Action>) -> Html {
    let options = &session.request.options;
    let field = |id, label, value: &Option<String>, set| {
        text_field((session, dispatch), id, label, value.as_ref(), set)
    };
    html! {
        <>
            <div class="pair">
                { field("expect-issuer", "Expected issuer", &options.issuer, |it, value| it.issuer = value) }
                { field("expect-audience", "Expected audience", &options.audience, |it, value| it.audience = value) }
            </div>
            <div class="pair">
                <AsOf session={session.clone()} dispatch={dispatch.clone()} />
                <Skew session={session.clone()} dispatch={dispatch.clone()} />
            </div>
            <details class="more-expectations">
                <summary>{ "Type and nonce" }</summary>
                <div class="pair">
                    { field("expect-type", "Expected typ", &options.token_type, |it, value| it.token_type = value) }
                    { field("expect-nonce", "Expected nonce", &options.nonce, |it, value| it.nonce = value) }
                </div>
            </details>
        </>
    }
}

fn text_field(
    (session, dispatch): (&Session, &Callback<Action>),
    id: &'static str,
    label: &'static str,
    value: Option<&String>,
    set: Setter,
) -> Html {
    let options = session.request.options.clone();
    let oninput = dispatch.reform(move |event: InputEvent| {
        let mut options = options.clone();
        set(&mut options, Some(value_of(&event)).filter(|text| !text.is_empty()));
        Action::SetOptions { options }
    });
    let value = value.cloned().unwrap_or_default();
    html! {
        <label>{ label }<input {id} {value} {oninput} placeholder="not checked" spellcheck="false" autocomplete="off" /></label>
    }
}

/// Judges as of an instant, so that last night's failure can be replayed.
#[component]
fn AsOf(props: &ExpectationsProps) -> Html {
    let text = use_state(String::new);
    let is_now = |text: &str| text.trim().is_empty() || text.trim().eq_ignore_ascii_case("now");
    let oninput = {
        let (text, dispatch) = (text.clone(), props.dispatch.clone());
        Callback::from(move |event: InputEvent| {
            let value = value_of(&event);
            dispatch.emit(Action::SetAsOf { as_of: clock::parse(&value) });
            text.set(value);
        })
    };
    let unread = !is_now(&text) && props.session.as_of.is_none();
    let hint = match props.session.as_of {
        _ if unread => {
            Some("Not a date. Write seconds since 1970 or 2026-11-21T08:00:00Z.".to_owned())
        }
        Some(as_of) => Some(format!("Judged as of {as_of}")),
        None => None,
    };
    html! {
        <label>
            { "As of" }
            <input id="as-of" value={(*text).clone()} {oninput} placeholder="now" aria-invalid={unread.to_string()}
                spellcheck="false" autocomplete="off" />
            if let Some(hint) = hint {
                <span class={if unread { "hint err" } else { "hint" }}>{ hint }</span>
            }
        </label>
    }
}

#[component]
fn Skew(props: &ExpectationsProps) -> Html {
    let text = use_state(String::new);
    let seconds = |text: &str| text.trim().trim_end_matches('s').trim().parse::<u32>().ok();
    let oninput = {
        let (text, dispatch) = (text.clone(), props.dispatch.clone());
        let options = props.session.request.options.clone();
        Callback::from(move |event: InputEvent| {
            let value = value_of(&event);
            let options = Options { skew: seconds(&value), ..options.clone() };
            dispatch.emit(Action::SetOptions { options });
            text.set(value);
        })
    };
    let unread = !text.trim().is_empty() && seconds(&text).is_none();
    html! {
        <label>
            { "Clock skew, seconds" }
            <input id="clock-skew" value={(*text).clone()} {oninput} placeholder={DEFAULT_SKEW.to_string()}
                inputmode="numeric" aria-invalid={unread.to_string()} autocomplete="off" />
            if unread {
                <span class="hint err">{ "Not a number of seconds; 60 is used." }</span>
            }
        </label>
    }
}

fn value_of(event: &InputEvent) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}
