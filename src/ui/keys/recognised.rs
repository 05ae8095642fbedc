//! What the key box was taken for, changeable.

use crate::request::KeyFormat;
use crate::ui::view::View;
use macros::html;
use yew::prelude::*;

const FORMATS: [(KeyFormat, &str, &str); 8] = [
    (KeyFormat::Auto, "auto", "automatic"),
    (KeyFormat::SecretUtf8, "secret-utf8", "secret as text"),
    (KeyFormat::SecretHex, "secret-hex", "secret in hex"),
    (KeyFormat::SecretBase64, "secret-base64", "secret in base64"),
    (KeyFormat::SecretBase64url, "secret-base64url", "secret in base64url"),
    (KeyFormat::Jwk, "jwk", "JWK"),
    (KeyFormat::Jwks, "jwks", "JWK Set"),
    (KeyFormat::Pem, "pem", "PEM"),
];

/// The reading of that name.
pub fn named(name: &str) -> KeyFormat {
    let format = FORMATS.iter().find(|(_, known, _)| *known == name);
    format.map(|(format, ..)| *format).unwrap_or_default()
}

/// The line below the key box.
pub fn recognised(view: &View<'_>) -> Html {
    let session = view.session;
    let chosen = session.request.key_format;
    let outcome = session.outcome.as_ref().filter(|_| !session.request.key.is_empty());
    html! {
        <div class="recognised">
                <span id="key-recognised">{ outcome.map_or("No key given", |it| words(&it.recognised)) }</span>
                <label class="inline">
                    { "Read as" }
                    <select id="key-format" data-act="read-as " onchange={view.acts()}>
                        { for FORMATS.iter().map(|(format, id, label)| html! {
                            <option value={*id} selected={*format == chosen}>{ *label }</option>
                        }) }
                    </select>
                </label>
        </div>
    }
}

/// What the key text was taken for; never nothing, so that a person knows it was looked at.
fn words(recognised: &str) -> &str {
    if recognised.is_empty() { "No key could be read" } else { recognised }
}
