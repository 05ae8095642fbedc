//! The tokens found in a text that is more than a token: a list to choose from.

mod row;
pub mod scan;

use super::view::View;
use super::widgets::el::{button, el, text};
use super::widgets::window::Window;
use crate::report::found::{
    ALGORITHM, AUDIENCE, Column, EXPIRES, ISSUER, KEY_ID, KIND, LINE, MORE,
};
use crate::request::LIMITS;
use crate::session::tokens::Tokens;
use macros::html;
use yew::prelude::*;

/// The columns with their heads; the first one tells the place and sorts by the line.
const HEADS: [(&str, Column); 8] = [
    ("Where", LINE),
    ("Expires", EXPIRES),
    ("Kind", KIND),
    ("alg", ALGORITHM),
    ("iss", ISSUER),
    ("aud", AUDIENCE),
    ("kid", KEY_ID),
    ("More", MORE),
];

/// The height of a row in pixels, as in `static/styles/tokens.css`.
const HEIGHT: usize = 32;

/// The card, or nothing when there is no list.
pub fn tokens_card(view: &View<'_>) -> Html {
    let tokens = &*view.session.tokens;
    if tokens.rows.is_empty() {
        return Html::default();
    }
    let (all, shown) = (tokens.rows.len(), tokens.shown.len());
    let count = if shown == all { all.to_string() } else { format!("{shown} of {all}") };
    let export = |id: &'static str, act: &'static str, label: &str| {
        button(Some(id), "quiet", Some("Save the list as a file"), act.into(), label.to_owned())
    };
    let limited = format!("There are more tokens: the first {} are listed.", LIMITS.tokens);
    html! {
        <section class="card tokens-card" aria-label="Tokens found">
            <div class="bar">
                { el("h2", "", vec!["Tokens found ".into(), text("span", "count", count)]) }
                <input id="tokens-filter" type="search" aria-label="Filter the list of tokens" placeholder="Filter"
                    value={tokens.filter.to_string()} data-act="filter " />
                { export("tokens-csv", "save csv", "CSV") }
                { export("tokens-json", "save json", "JSON") }
            </div>
            if tokens.limited {
                { text("p", "notice", limited) }
            }
            { table(view, tokens) }
        </section>
    }
}

fn table(view: &View<'_>, tokens: &Tokens) -> Html {
    let window = Window::new(tokens.shown.len(), tokens.top, HEIGHT);
    let heads = HEADS.iter().map(|it| head(tokens, *it)).collect();
    let indices = tokens.shown.get(window.drawn.clone()).unwrap_or_default();
    let rows = indices.iter().map(|index| row::row(view, tokens, *index)).collect();
    let table = html! {
        <table id="tokens" data-total={tokens.rows.len().to_string()}>
            { el("thead", "", vec![el("tr", "", heads)]) }
            { el("tbody", "", rows) }
        </table>
    };
    window.frame(view, "list", "List of tokens", 0, "scroll ".into(), table)
}

fn head(tokens: &Tokens, (label, column): (&'static str, Column)) -> Html {
    let order = match tokens.sort {
        Some((by, backwards)) if by == column => {
            Some(if backwards { "descending" } else { "ascending" })
        }
        _ => None,
    };
    let act = ["sort ", &column.to_string()].concat();
    html! { <th aria-sort={order}>{ button(None, "quiet", None, act.into(), label.to_owned()) }</th> }
}
