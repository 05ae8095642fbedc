//! The sheet of shortcuts.

use super::browser::page;
use macros::html;
use yew::prelude::*;

/// A dialog: Escape closes it, and the focus returns to where it was.
pub fn shortcuts() -> Html {
    let onclick = Callback::from(|_: MouseEvent| page::toggle_shortcuts());
    html! {
        <dialog id="shortcuts" aria-label="Shortcuts">
            <dl>
                <dt>{ "/" }</dt><dd>{ "Go to the token" }</dd>
                <dt>{ "Ctrl V" }</dt><dd>{ "Outside of a field: inspect what is on the clipboard; a key goes to the key box" }</dd>
                <dt>{ "Drop" }</dt><dd>{ "A file or text, anywhere: the same" }</dd>
                <dt>{ "↑ ↓" }</dt><dd>{ "In a table: show the bytes of the member above or below" }</dd>
                <dt>{ "Esc" }</dt><dd>{ "Close a menu, unmark the bytes" }</dd>
                <dt>{ "?" }</dt><dd>{ "This list" }</dd>
            </dl>
            <label><input id="single-keys" type="checkbox" checked={true} />{ "Shortcuts of one key" }</label>
            <button type="button" {onclick}>{ "Close" }</button>
        </dialog>
    }
}
