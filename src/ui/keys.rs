//! The Verify card: key box, expectations, and what came of them.

mod expectations;
mod recognised;

use super::browser::file;
use super::view::{Message, View};
use crate::encoding::base64url;
use crate::request::Options;
use crate::session::Action;
use macros::html;
use yew::prelude::*;

/// The card.
pub fn key_card(view: &View<'_>) -> Html {
    let session = view.session;
    let on_text = view.say.reform(|key| Message::Act(Action::SetKey { key }));
    let on_file = Callback::from(move |chosen| file::read(chosen, on_text.clone()));
    let oninput = view.on_input(|value| Action::SetKey { key: value.into() });
    html! {
        <section class="card key-card" aria-label="Verify">
            <div class="bar">
                <h2>{ "Verify" }</h2>
                <span class="spacer" />
                { file::open_button("File", "Open a file with a key", on_file) }
            </div>
            <div class="fields">
                <label>
                    { "Key, certificate, JWK, JWKS or shared secret" }
                    <textarea id="key" rows="4" value={session.request.key.to_string()} {oninput}
                        spellcheck="false" autocomplete="off" autocapitalize="off" />
                </label>
                { recognised::recognised(view) }
                if session.facts.is_detached() {
                    { detached_payload(view) }
                }
                { expectations::expectations(view) }
                // Below everything that must not move when the worker answers.
                if !session.request.key.is_empty() {
                    { view.drawn(|parts| &parts.keys) }
                }
            </div>
            <div class={session.is_busy().then_some("stale")}>{ view.drawn(|parts| &parts.result) }</div>
        </section>
    }
}

/// The token carries no payload: it must be given apart.
fn detached_payload(view: &View<'_>) -> Html {
    let options = view.session.request.options.clone();
    let oninput = view.on_input(move |text| {
        let detached_payload = (!text.is_empty()).then(|| base64url::encode(text.as_bytes()));
        Action::SetOptions { options: Options { detached_payload, ..options.clone() } }
    });
    html! {
        <label>
            { "Detached payload: the text that was signed, exactly" }
            <textarea id="second" rows="3" {oninput} spellcheck="false" autocomplete="off" />
        </label>
    }
}
