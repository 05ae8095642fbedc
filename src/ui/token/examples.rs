//! The menu of example tokens.

use crate::examples::{EXAMPLES, Example};
use crate::ui::browser::page;
use crate::ui::view::{Message, View};
use macros::html;
use yew::prelude::*;

/// A disclosure with a button for each example; Escape and choosing close it.
pub fn examples(view: &View<'_>) -> Html {
    html! {
        <details class="menu" id="examples">
            <summary class="button">{ "Examples" }</summary>
            <ul>{ for EXAMPLES.iter().map(|example| item(view, *example)) }</ul>
        </details>
    }
}

fn item(view: &View<'_>, example: Example) -> Html {
    let onclick = view.on(move || {
        page::close_menus();
        Message::Example(example)
    });
    html! {
        <li>
            <button type="button" class="quiet" data-example={example.name()} {onclick}>{ example.label() }</button>
        </li>
    }
}
