//! A button that copies and says so.

use crate::ui::view::{Copy, View};
use macros::html;
use yew::prelude::*;

/// `title` says what is copied, where the label alone does not.
pub fn copy_button(
    view: &View<'_>,
    what: Copy,
    label: &'static str,
    title: &'static str,
    disabled: bool,
) -> Html {
    let copied = view.copied == Some(what);
    let label = if copied { "Copied" } else { label };
    html! {
        <>
            <button type="button" class="quiet copy" {title} {disabled} data-act={["copy ", &what.name()].concat()}>{ label }</button>
            <span class="visually-hidden" role="status">{ if copied { "Copied" } else { "" } }</span>
        </>
    }
}
