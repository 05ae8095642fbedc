//! What the person expects of the token, and the instant to judge by.

use crate::session::{self, Action, Field};
use crate::ui::browser::clock;
use crate::ui::view::View;
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
    (Field::Profile, "profile", "Kind of token, as id_token", "detected"),
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
                <summary>{ "More" }</summary>
                <div class="pair">{ fields(view, MORE) }</div>
            </details>
        </>
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
