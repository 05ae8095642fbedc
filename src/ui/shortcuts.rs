//! The sheet of shortcuts.

use super::view::View;
use macros::html;
use yew::prelude::*;

/// A dialog: Escape closes it, and the focus returns to where it was. Its list comes from the worker when it is opened.
pub fn shortcuts(view: &View<'_>) -> Html {
    html! {
        <dialog id="shortcuts" aria-label="Shortcuts">
            { view.explained("shortcuts") }
            <label><input id="single-keys" type="checkbox" checked={true} />{ "Shortcuts of one key" }</label>
            <button type="button" data-act="shortcuts">{ "Close" }</button>
        </dialog>
    }
}
