//! One token of the list.

use crate::report::found::{
    ALGORITHM, AUDIENCE, Column, EXPIRES, ISSUER, KEY_ID, KIND, LINE, MORE, PATH, PLACE, Row, STATE,
};
use crate::session::Action;
use crate::session::tokens::{TokenAction, Tokens};
use crate::time::Timestamp;
use crate::ui::view::{Message, View};
use yew::prelude::*;

/// The columns after place, kind, algorithm and expiry, as they are.
const PLAIN: [Column; 3] = [ISSUER, AUDIENCE, KEY_ID];

/// The row of that number.
pub fn row(view: &View<'_>, tokens: &Tokens, index: usize) -> Html {
    let Some(row) = tokens.rows.get(index) else { return Html::default() };
    let onclick = view.on(move || Message::Act(Action::Tokens(TokenAction::Choose { index })));
    let chosen = tokens.chosen == Some(index);
    let more = row.get(MORE);
    let text = |column: Column| html! { <td>{ row.get(column).to_owned() }</td> };
    html! {
        <tr key={index} data-index={index.to_string()} class={classes!(chosen.then_some("chosen"))}
            aria-current={chosen.then_some("true")} {onclick}>
            <td>{ place(row) }</td>
            <td>{ kind(row.get(KIND)) }</td>
            { text(ALGORITHM) }
            <td class={row.get(STATE).to_owned()}>{ expiry(row, view.now) }</td>
            { for PLAIN.iter().map(|column| text(*column)) }
            <td>{ if more == "0" { String::new() } else { format!("+{more}") } }</td>
        </tr>
    }
}

/// The place in the words of the text; its line where it has none. A button, so that keys can choose the row as well.
fn place(row: &Row) -> Html {
    let line = format!("line {}", row.get(LINE));
    let names: Vec<&str> =
        [PLACE, PATH].map(|it| row.get(it)).into_iter().filter(|it| !it.is_empty()).collect();
    let (first, rest) = match names.as_slice() {
        [] => (line, String::new()),
        [name] => ((*name).to_owned(), line),
        [name, path, ..] => ((*name).to_owned(), format!("{line}, {path}")),
    };
    html! { <button type="button">{ first }<span>{ rest }</span></button> }
}

fn kind(name: &str) -> String {
    if name == "sd-jwt" { "SD-JWT".to_owned() } else { name.to_ascii_uppercase() }
}

fn expiry(row: &Row, now: Timestamp) -> String {
    match (row.get(EXPIRES).parse(), row.get(STATE)) {
        (_, "not-yet") => "not yet valid".to_owned(),
        (Ok(at), _) => Timestamp(at).relative(now),
        (_, "endless") => "never".to_owned(),
        _ => "—".to_owned(),
    }
}
