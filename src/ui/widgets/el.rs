//! Elements by function: each element of a macro is some three hundred bytes of code, each of these a call.

use yew::prelude::*;

/// An element without listeners.
pub fn el(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ for children }</@> }
}

/// The same with text in it.
pub fn text(tag: &'static str, class: &'static str, text: String) -> Html {
    el(tag, class, vec![text.into()])
}

/// A button; `title` says what it does where its label alone does not.
pub fn button(
    id: Option<&'static str>,
    class: &'static str,
    title: Option<&'static str>,
    onclick: Callback<MouseEvent>,
    label: String,
) -> Html {
    html! { <button type="button" {id} {class} {title} {onclick}>{ label }</button> }
}
