//! What the person expects of the token, and the instant to judge by.

use crate::session::{self, Field};
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
const SKEW: &[Row] = &[(Field::Skew, "clock-skew", "Clock skew, seconds", "60")];
const MORE: &[Row] = &[
    (Field::Subject, "expect-subject", "Expected subject", UNCHECKED),
    (Field::MaxAge, "max-age", "Maximum age, seconds", UNCHECKED),
    (Field::Type, "expect-type", "Expected typ", UNCHECKED),
    (Field::Nonce, "expect-nonce", "Expected nonce", UNCHECKED),
    (Field::Algorithms, "expect-algorithms", "Algorithms, or FAPI", "the key decides"),
    (Field::Profile, "profile", "Kind of token", "detected"),
];
/// The request that a proof came with.
const REQUEST: &[Row] = &[
    (Field::Method, "expect-method", "Method of the request", "POST"),
    (Field::Url, "expect-url", "URL of the request", UNCHECKED),
];

/// The field of that hook; the second text has no row.
pub fn named(id: &str) -> Field {
    let row = [FIRST, SKEW, MORE, REQUEST].into_iter().flatten().find(|row| row.1 == id);
    row.map_or(Field::Second, |row| row.0)
}

/// The fields.
pub fn expectations(view: &View<'_>) -> Html {
    html! {
        <>
            <div class="pair">{ fields(view, FIRST) }</div>
            <div class="pair">{ as_of(view) }{ fields(view, SKEW) }</div>
            <details class="more-expectations">
                <summary data-act="explain kinds">{ "More expectations" }</summary>
                <div class="pair">{ fields(view, MORE) }</div>
                <datalist id="profiles">{ view.explained("kinds") }</datalist>
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
    let act = ["expect ", id, " "].concat();
    let (kind, mode) =
        (if unread { "hint err" } else { "" }, if number { "numeric" } else { "text" });
    input((id, label, placeholder), (text, kind, hint, mode), act)
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
    input(("as-of", "As of", "now"), (text, kind, hint, "text"), "as-of ".to_owned())
}

/// A labelled input with what is to be said about its content.
fn input(
    (id, label, placeholder): (&'static str, &'static str, &'static str),
    (value, kind, hint, mode): (String, &'static str, Option<String>, &'static str),
    act: String,
) -> Html {
    let list = (id == "profile").then_some("profiles");
    let unread = if kind == "hint err" { "true" } else { "false" };
    html! {
        <label>
            { label }
            <input {id} {value} data-act={act} {placeholder} aria-invalid={unread} inputmode={mode} {list}
                spellcheck="false" autocomplete="off" />
            if let Some(hint) = hint {
                <span class={kind}>{ hint }</span>
            }
        </label>
    }
}
