//! The bar at the top: name, promise, theme.

use super::view::{Message, View};
use macros::html;
use yew::prelude::*;

pub fn top(view: &View<'_>) -> Html {
    html! {
        <header class="top">
            <h1 class="logo">
                <span class="dots" aria-hidden="true"><i class="h" /><i class="p" /><i class="s" /></span>
                { "Jotlens" }
            </h1>
            <nav aria-label="Views"><a href="#token" aria-current="page">{ "Inspect" }</a></nav>
            <details class="private">
                <summary>{ "Nothing leaves this page" }</summary>
                <p>
                    { "What you paste is read, verified and checked in this browser tab. After loading, the page requests nothing, stores nothing of it and logs nothing; its Content-Security-Policy lets it talk to no other host. Check it: open your browser's network panel, or cut the network now and go on." }
                </p>
            </details>
            <button type="button" class="quiet theme" onclick={view.on(|| Message::NextTheme)}>
                { "Theme: " }{ view.theme.name() }
            </button>
        </header>
    }
}
