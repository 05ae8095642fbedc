//! What the person expects of the token, and the instant to judge by.

use crate::facts::profile::{self, Profile};
use crate::session::{self, Action, Field};
use crate::ui::browser::{self, clock};
use crate::ui::view::{Message, View};
use macros::html;
use yew::prelude::*;

/// A field: its hook, its label, what is said when it is empty.
type Row = (Field, &'static str, &'static str, &'static str);

const UNCHECKED: &str = "not checked";

const FIRST: &[Row] = &[
    (Field::Issuer, "expect-issuer", "Expected issuer", UNCHECKED),
    (Field::Audience, "expect-audience", "Expected audience", UNCHECKED),
];
const SKEW: Row = (Field::Skew, "clock-skew", "Clock skew, seconds", "60");
const MORE: &[Row] = &[
    (Field::Subject, "expect-subject", "Expected subject", UNCHECKED),
    (Field::MaxAge, "max-age", "Maximum age, seconds", UNCHECKED),
    (Field::Type, "expect-type", "Expected typ", UNCHECKED),
    (Field::Nonce, "expect-nonce", "Expected nonce", UNCHECKED),
    (Field::Algorithms, "expect-algorithms", "Algorithms, or FAPI", "the key decides"),
];
/// The request that a proof came with.
const REQUEST: &[Row] = &[
    (Field::Method, "expect-method", "Method of the request", "POST"),
    (Field::Url, "expect-url", "URL of the request", UNCHECKED),
];

/// The fields.
pub fn expectations(view: &View<'_>) -> Html {
    html! {
        <>
            <div class="pair">{ fields(view, FIRST) }</div>
            <div class="pair">{ as_of(view) }{ field(view, &SKEW) }</div>
            <details class="more-expectations">
                <summary>{ "Kind, subject, age, type, nonce, algorithms" }</summary>
                { kind(view) }
                <div class="pair">{ fields(view, MORE) }</div>
            </details>
        </>
    }
}

/// The kind of token that the rules of a profile take it for.
fn kind(view: &View<'_>) -> Html {
    let onchange = view.say.reform(|event: Event| {
        let text = browser::field::value(&event);
        Message::Act(Action::Expect { field: Field::Profile, text })
    });
    let detected = ["detected: ", profile::detect(&view.session.facts).label].concat();
    let chosen = view.session.field(Field::Profile);
    let option = |id: &'static str, label: String| {
        html! { <option value={id} selected={*id == *chosen}>{ label }</option> }
    };
    let named = |it: &Profile| option(it.id, [it.label, ", ", it.reference].concat());
    html! {
        <label>
            { "Kind of token" }
            <select id="profile" {onchange}>
                { option("", detected) }
                { for profile::all().iter().map(named) }
            </select>
        </label>
    }
}

/// The fields for the request of a `DPoP` proof.
pub fn request(view: &View<'_>) -> Html {
    html! { <div class="pair">{ fields(view, REQUEST) }</div> }
}

fn fields(view: &View<'_>, rows: &[Row]) -> Vec<Html> {
    rows.iter().map(|row| field(view, row)).collect()
}

fn field(view: &View<'_>, (field, id, label, placeholder): &Row) -> Html {
    let field = *field;
    let text = view.session.field(field);
    let number = matches!(field, Field::Skew | Field::MaxAge);
    let unread = number && !text.trim().is_empty() && session::seconds(&text).is_none();
    let hint = unread.then(|| format!("Not a number of seconds, so it is {placeholder}."));
    let oninput = view.on_input(move |text| Action::Expect { field, text });
    let (kind, mode) =
        (if unread { "hint err" } else { "" }, if number { "numeric" } else { "text" });
    input((id, label, placeholder), (text, kind, hint, mode), oninput)
}

/// Judges as of an instant, so that last night's failure can be replayed.
fn as_of(view: &View<'_>) -> Html {
    let text = view.session.as_of_text.to_string();
    let trimmed = text.trim();
    let (kind, hint) = match view.session.as_of {
        Some(as_of) => ("hint", Some(format!("Judged as of {as_of}"))),
        None if trimmed.is_empty() || trimmed.eq_ignore_ascii_case("now") => ("", None),
        None => {
            let hint = "Not a date. Write seconds since 1970 or 2026-11-21T08:00:00Z.";
            ("hint err", Some(hint.to_owned()))
        }
    };
    let oninput =
        view.on_input(|value| Action::SetAsOf { as_of: clock::parse(&value), text: value.into() });
    input(("as-of", "As of", "now"), (text, kind, hint, "text"), oninput)
}

/// A labelled input with what is to be said about its content.
fn input(
    (id, label, placeholder): (&'static str, &'static str, &'static str),
    (value, kind, hint, mode): (String, &'static str, Option<String>, &'static str),
    oninput: Callback<InputEvent>,
) -> Html {
    let unread = if kind == "hint err" { "true" } else { "false" };
    html! {
        <label>
            { label }
            <input {id} {value} {oninput} {placeholder} aria-invalid={unread} inputmode={mode}
                spellcheck="false" autocomplete="off" />
            if let Some(hint) = hint {
                <span class={kind}>{ hint }</span>
            }
        </label>
    }
}
