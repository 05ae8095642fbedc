//! What the person expects of the token, and the instant to judge by.

use crate::request::{DEFAULT_SKEW, Options};
use crate::session::{self, Action};
use crate::ui::browser::clock;
use crate::ui::view::View;
use macros::html;
use yew::prelude::*;

/// Writes one expectation into the options.
type Setter = fn(&mut Options, Option<String>);

/// The fields.
pub fn expectations(view: &View<'_>) -> Html {
    let options = &view.session.request.options;
    let field =
        |id, label, value: &Option<String>, set| field(view, (id, label), value.as_deref(), set);
    html! {
        <>
            <div class="pair">
                { field("expect-issuer", "Expected issuer", &options.issuer, |it, value| it.issuer = value) }
                { field("expect-audience", "Expected audience", &options.audience, |it, value| it.audience = value) }
            </div>
            <div class="pair">{ as_of(view) }{ skew(view) }</div>
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

fn field(
    view: &View<'_>,
    (id, label): (&'static str, &'static str),
    value: Option<&str>,
    set: Setter,
) -> Html {
    let options = view.session.request.options.clone();
    let oninput = view.on_input(move |value| {
        let mut options = options.clone();
        set(&mut options, Some(value).filter(|text| !text.is_empty()));
        Action::SetOptions { options }
    });
    let value = value.unwrap_or_default().to_owned();
    html! {
        <label>
            { label }
            <input {id} {value} {oninput} placeholder="not checked" spellcheck="false" autocomplete="off" />
        </label>
    }
}

/// Judges as of an instant, so that last night's failure can be replayed.
fn as_of(view: &View<'_>) -> Html {
    let text = view.session.as_of_text.trim();
    let unread =
        view.session.as_of.is_none() && !text.is_empty() && !text.eq_ignore_ascii_case("now");
    let oninput =
        view.on_input(|value| Action::SetAsOf { as_of: clock::parse(&value), text: value.into() });
    let value = view.session.as_of_text.to_string();
    html! {
        <label>
            { "As of" }
            <input id="as-of" {value} {oninput} placeholder="now" aria-invalid={invalid(unread)}
                spellcheck="false" autocomplete="off" />
            if unread {
                <span class="hint err">{ "Not a date. Write seconds since 1970 or 2026-11-21T08:00:00Z." }</span>
            } else if let Some(as_of) = view.session.as_of {
                <span class="hint">{ format!("Judged as of {as_of}") }</span>
            }
        </label>
    }
}

fn skew(view: &View<'_>) -> Html {
    let text = &view.session.skew_text;
    let unread = !text.trim().is_empty() && session::seconds(text).is_none();
    let oninput = view.on_input(|value| Action::SetSkew { text: value.into() });
    html! {
        <label>
            { "Clock skew, seconds" }
            <input id="clock-skew" value={text.to_string()} {oninput} placeholder={DEFAULT_SKEW.to_string()}
                inputmode="numeric" aria-invalid={invalid(unread)} autocomplete="off" />
            if unread {
                <span class="hint err">{ "Not a number of seconds; 60 is used." }</span>
            }
        </label>
    }
}

fn invalid(unread: bool) -> &'static str {
    if unread { "true" } else { "false" }
}
