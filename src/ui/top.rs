//! The bar at the top: name, promise, theme.

use super::shortcuts::shortcuts;
use super::view::View;
use macros::html;
use yew::prelude::*;

pub fn top(view: &View<'_>) -> Html {
    html! {
        <header class="top" onclick={view.acts()}>
            <h1 class="logo">
                <span class="dots" aria-hidden="true"><i class="h" /><i class="p" /><i class="s" /></span>
                { "Jotlens" }
            </h1>
            <nav aria-label="Views">
                { tab(view, "inspect", "Inspect", false) }
                { tab(view, "learn", "Learn", true) }
            </nav>
            <details class="private">
                <summary>{ "Nothing leaves this page" }</summary>
                <p>
                    { "What you paste is read, verified and checked in this browser tab. After loading, the page requests nothing, stores nothing of it and logs nothing. Check it: open your browser's network panel, or cut the network now and go on." }
                </p>
            </details>
            <button type="button" class="quiet" aria-label="Shortcuts" data-act="shortcuts">{ "?" }</button>
            <button type="button" class="quiet theme" data-act="theme">
                { "Theme: " }{ view.theme.name() }
            </button>
            { shortcuts(view) }
        </header>
    }
}

/// The way to a view.
fn tab(view: &View<'_>, name: &'static str, label: &str, learning: bool) -> Html {
    let current = (view.session.learning == learning).then_some("page");
    html! { <button type="button" data-view={name} data-act={name} aria-current={current}>{ label }</button> }
}
