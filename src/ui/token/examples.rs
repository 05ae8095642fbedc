//! The menu of example tokens.

use crate::examples::{EXAMPLES, Example};
use macros::html;
use yew::prelude::*;

/// A disclosure with a button for each example; Escape and choosing close it.
pub fn examples() -> Html {
    html! {
        <details class="menu" id="examples">
            <summary class="button">{ "Examples" }</summary>
            <ul>{ for EXAMPLES.iter().map(|example| item(*example)) }</ul>
        </details>
    }
}

fn item(example: Example) -> Html {
    let act = ["example ", example.name()].concat();
    html! {
        <li>
            <button type="button" class="quiet" data-example={example.name()} data-act={act}>{ example.label() }</button>
        </li>
    }
}
