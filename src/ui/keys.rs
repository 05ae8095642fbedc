//! The Verify card: key box, expectations, and what came of them.

mod expectations;
mod recognised;
mod result;

use crate::encoding::base64url;
use crate::request::Options;
use crate::session::{Action, Session};
use crate::ui::browser::file;
use expectations::Expectations;
use recognised::Recognised;
use result::VerifyResult;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct KeyCardProps {
    pub session: Rc<Session>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn KeyCard(props: &KeyCardProps) -> Html {
    let session = &props.session;
    let oninput = props.dispatch.reform(|event: InputEvent| Action::SetKey {
        key: event.target_unchecked_into::<HtmlTextAreaElement>().value().into(),
    });
    let on_file = props.dispatch.reform(|key| Action::SetKey { key });
    html! {
        <section class="card key-card" aria-label="Verify">
            <div class="bar">
                <h2>{ "Verify" }</h2>
                <span class="spacer" />
                { file::open_button("Open file", "quiet", on_file) }
            </div>
            <div class="fields">
                <label>
                    { "Key, certificate, JWK, JWKS or shared secret" }
                    <textarea id="key" rows="4" value={session.request.key.to_string()} {oninput}
                        spellcheck="false" autocomplete="off" autocapitalize="off" autocorrect="off" />
                </label>
                <Recognised session={session.clone()} dispatch={props.dispatch.clone()} />
                if session.facts.is_detached() {
                    { detached_payload(props) }
                }
                <Expectations session={session.clone()} dispatch={props.dispatch.clone()} />
            </div>
            <VerifyResult session={session.clone()} />
        </section>
    }
}

/// The token carries no payload: it must be given apart.
fn detached_payload(props: &KeyCardProps) -> Html {
    let options = props.session.request.options.clone();
    let oninput = props.dispatch.reform(move |event: InputEvent| {
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
