//! One token of the list.

use crate::report::found::{
    ALGORITHM, AUDIENCE, Column, EXPIRES, ISSUER, KEY_ID, KIND, LINE, MORE, PATH, PLACE, Row, STATE,
};
use crate::session::tokens::Tokens;
use crate::time::Timestamp;
use crate::ui::view::View;
use crate::ui::widgets::el::{el, text};
use macros::html;
use yew::prelude::*;

/// The columns after place, expiry, kind and algorithm, as they are.
const PLAIN: [Column; 3] = [ISSUER, AUDIENCE, KEY_ID];

/// The row of that number.
pub fn row(view: &View<'_>, tokens: &Tokens, index: usize) -> Html {
    let Some(row) = tokens.rows.get(index) else { return Html::default() };
    let act = ["choose ", &index.to_string()].concat();
    let current = (tokens.chosen == Some(index)).then_some("true");
    let more = row.get(MORE);
    let more = if more == "0" { String::new() } else { format!("+{more}") };
    let mut cells = vec![place(row), expiry(row, view.now), cell(kind(row.get(KIND)))];
    cells.push(cell(row.get(ALGORITHM).to_owned()));
    cells.extend(PLAIN.map(|column| cell(row.get(column).to_owned())));
    cells.push(cell(more));
    html! { <tr key={index.to_string()} data-index={index.to_string()} aria-current={current} data-act={act}>{ cells }</tr> }
}

fn cell(value: String) -> Html {
    text("td", "", value)
}

/// Characters of a path that the column has room for; its end tells more than its beginning.
const PATH_SHOWN: usize = 38;

/// The place in the words of the text, and its line. A button, so that keys can choose the row as well.
fn place(row: &Row) -> Html {
    let (place, path) = (row.get(PLACE), row.get(PATH));
    let mut line = format!("line {}", row.get(LINE));
    if !path.is_empty() {
        let length = path.chars().count();
        let end: String = path.chars().skip(length.saturating_sub(PATH_SHOWN)).collect();
        line.push_str(if length > PATH_SHOWN { " · …" } else { " · " });
        line.push_str(&end);
    }
    let button = el("button", "", vec![place.to_owned().into(), text("span", "", line)]);
    el("td", "", vec![button])
}

fn kind(name: &str) -> String {
    if name == "sd-jwt" { "SD-JWT".to_owned() } else { name.to_ascii_uppercase() }
}

/// By the clock of the page: the token may have expired since it was found.
fn expiry(row: &Row, now: Timestamp) -> Html {
    let expires = row.get(EXPIRES).parse().ok().map(Timestamp);
    let words = match (expires, row.get(STATE)) {
        (_, "not-yet") => "not yet valid".to_owned(),
        (Some(at), _) => at.relative(now),
        (None, "endless") => "never".to_owned(),
        _ => "—".to_owned(),
    };
    let over = expires.is_some_and(|at| at <= now);
    text("td", if over { "expired" } else { "" }, words)
}
