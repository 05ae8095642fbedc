//! The Verify card: key box, expectations, and what came of them.

pub mod expectations;
pub mod recognised;

use super::browser::file;
use super::view::View;
use crate::report::Kind;
use crate::session::Field;
use macros::html;
use yew::prelude::*;

/// The card.
pub fn key_card(view: &View<'_>) -> Html {
    let session = view.session;
    let say = view.say.clone();
    let on_file = Callback::from(move |chosen| file::open_key(chosen, say.clone()));
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
                    <textarea id="key" rows="4" value={session.request.key.to_string()} data-act="key "
                        spellcheck="false" autocomplete="off" autocapitalize="off" />
                </label>
                { recognised::recognised(view) }
                { second(view) }
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

/// Claims that a second text is compared with.
const BOUND: [&str; 4] = ["cnf", "at_hash", "c_hash", "s_hash"];

/// A second text; open where the token is about one.
fn second(view: &View<'_>) -> Html {
    let facts = &view.session.facts;
    let (detached, proof) = (facts.is_detached(), facts.is_type("dpop+jwt"));
    let bound = facts.kind == Kind::Jws && BOUND.iter().any(|name| facts.claim(name).is_some());
    let (title, label) = if detached {
        ("Detached payload", "The text that was signed, exactly")
    } else {
        (
            "Second token, code or certificate",
            "Access token, DPoP proof, code, state, key or certificate that belongs to it",
        )
    };
    html! {
        <details class="more-expectations" open={detached || proof || bound}>
            <summary>{ title }</summary>
            <label>
                { label }
                <textarea id="second" rows="3" value={view.session.field(Field::Second)} data-act="expect second "
                    spellcheck="false" autocomplete="off" autocapitalize="off" />
            </label>
            { view.drawn(|parts| &parts.second) }
            if proof {
                { expectations::request(view) }
            }
        </details>
    }
}
