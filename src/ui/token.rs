//! The token box.

mod collapsed;
mod editor;
mod examples;
mod notes;
mod position;
mod spans;

use super::browser::file;
use super::tokens::scan;
use super::view::View;
use crate::session::Action;
use macros::html;
use yew::prelude::*;

/// The card.
pub fn token_card(view: &View<'_>) -> Html {
    let session = view.session;
    let say = view.say.clone();
    let on_file = Callback::from(move |chosen| {
        file::open(chosen, say.clone(), |input| Action::Edit { input });
    });
    html! {
        <section class="card token-card" aria-label="Token">
            <div class="bar">
                <h2><label for="token">{ "Token" }</label></h2>
                <span class="spacer" />
                <button type="button" id="paste" data-act="paste">{ "Paste" }</button>
                { examples::examples() }
                { file::open_button("File", "Open a file with tokens", on_file) }
                <button type="button" class="quiet" id="clear" data-act="clear">{ "Clear" }</button>
            </div>
            if let Some(refusal) = view.notice {
                <p class="notice" role="alert">{ refusal.message() }</p>
            }
            if let Some(example) = session.example {
                <p class="notice example" role="status">
                    { "Example: " }{ example.label() }{ ". Made in this page with throw-away keys." }
                </p>
            }
            { scan::scan(view) }
            if session.is_collapsed() {
                { collapsed::collapsed(view) }
            }
            { editor::editor(view) }
            <div class="foot">
                { for notes::notes(session).into_iter().map(|note| html! { <span>{ note }</span> }) }
            </div>
            { position::position(view) }
        </section>
    }
}
