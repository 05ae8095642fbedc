//! The Verify card: key box, expectations, and what came of them.

mod expectations;
mod recognised;
mod result;

use crate::encoding::base64url;
use crate::request::Options;
use crate::session::{Action, Session};
use crate::ui::browser::file;
use expectations::expectations;
use recognised::recognised;
use result::result;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The card.
pub fn key_card(session: &Rc<Session>, dispatch: &Callback<Action>) -> Html {
    let oninput = dispatch.reform(|event: InputEvent| Action::SetKey {
        key: event.target_unchecked_into::<HtmlTextAreaElement>().value().into(),
    });
    let on_file = dispatch.reform(|key| Action::SetKey { key });
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
                        spellcheck="false" autocomplete="off" autocapitalize="off" autocorrect="off" />
                </label>
                { recognised(session, dispatch) }
                if session.facts.is_detached() {
                    { detached_payload(session, dispatch) }
                }
                { expectations(session, dispatch) }
            </div>
            { result(session) }
        </section>
    }
}

/// The token carries no payload: it must be given apart.
fn detached_payload(session: &Session, dispatch: &Callback<Action>) -> Html {
    let options = session.request.options.clone();
    let oninput = dispatch.reform(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
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
