//! The bar at the top: name, promise, theme.

use super::browser::page;
use super::view::{Message, View};
use crate::session::Action;
use macros::html;
use yew::prelude::*;

pub fn top(view: &View<'_>) -> Html {
    html! {
        <header class="top">
            <h1 class="logo">
                <span class="dots" aria-hidden="true"><i class="h" /><i class="p" /><i class="s" /></span>
                { "Jotlens" }
            </h1>
            if cfg!(feature = "learn") {
                <nav aria-label="Views">
                    { tab(view, "inspect", "Inspect", false) }
                    { tab(view, "learn", "Learn", true) }
                </nav>
            }
            <details class="private">
                <summary>{ "Nothing leaves this page" }</summary>
                <p>
                    { "What you paste is read, verified and checked in this browser tab. After loading, the page requests nothing, stores nothing of it and logs nothing. Check it: open your browser's network panel, or cut the network now and go on." }
                </p>
            </details>
            if cfg!(feature = "learn") {
                <button type="button" class="quiet" aria-label="Shortcuts" onclick={Callback::from(|_: MouseEvent| page::toggle_shortcuts())}>
                    { "?" }
                </button>
            }
            <button type="button" class="quiet theme" onclick={view.on(|| Message::NextTheme)}>
                { "Theme: " }{ view.theme.name() }
            </button>
        </header>
    }
}

/// The way to a view.
fn tab(view: &View<'_>, name: &'static str, label: &str, learning: bool) -> Html {
    let onclick = view.on(move || {
        if learning { Message::Do("learn".to_owned()) } else { Message::Act(Action::Inspect) }
    });
    let current = (view.session.learning == learning).then_some("page");
    html! { <button type="button" data-view={name} aria-current={current} {onclick}>{ label }</button> }
}
