//! Elements by function, where the name or the class of one is computed.

use macros::html;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// An element without listeners.
pub fn el(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let mut tag = VTag::new(tag);
    if !class.is_empty() {
        tag.add_attribute("class", class);
    }
    tag.add_children(children);
    tag.into()
}

/// The same with text in it.
pub fn text(tag: &'static str, class: &'static str, text: String) -> Html {
    el(tag, class, vec![text.into()])
}

/// A button; `act` is what a click does, and `title` says what it does where its label alone does not.
pub fn button(
    id: Option<&'static str>,
    class: &'static str,
    title: Option<&'static str>,
    act: AttrValue,
    label: String,
) -> Html {
    html! { <button type="button" {id} {class} {title} data-act={act}>{ label }</button> }
}
