//! The menu of example tokens.

use crate::examples::{EXAMPLES, Example};
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ExamplesProps {
    pub on_example: Callback<Example>,
}

#[component]
pub fn Examples(props: &ExamplesProps) -> Html {
    let menu = use_node_ref();
    let close = {
        let menu = menu.clone();
        Callback::from(move |()| {
            if let Some(details) = menu.cast::<HtmlDetailsElement>() {
                details.set_open(false);
            }
        })
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close.emit(());
            }
        })
    };
    let item = |example: &Example| {
        let (example, close) = (*example, close.clone());
        let on_example = props.on_example.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            close.emit(());
            on_example.emit(example);
        });
        html! {
            <li><button type="button" class="quiet" data-example={example.name()} {onclick}>{ example.label() }</button></li>
        }
    };
    html! {
        <details class="menu" id="examples" ref={menu} {onkeydown}>
            <summary class="button">{ "Examples" }</summary>
            <ul>{ for EXAMPLES.iter().map(item) }</ul>
        </details>
    }
}
