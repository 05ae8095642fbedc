//! What the key box was taken for, changeable, and what was wrong with it.

use crate::report::KeyDescription;
use crate::request::KeyFormat;
use crate::session::Action;
use crate::ui::browser::field;
use crate::ui::view::{Message, View};
use macros::html;
use yew::prelude::*;

/// Keys listed at first.
const LISTED: usize = 8;

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

/// The line below the key box, and the keys in it.
pub fn recognised(view: &View<'_>) -> Html {
    let session = view.session;
    let chosen = session.request.key_format;
    let onchange = view.say.reform(|event: Event| {
        let name = field::value(&event);
        let format = FORMATS.iter().find(|(_, id, _)| *id == name).map(|(format, ..)| *format);
        Message::Act(Action::SetKeyFormat { format: format.unwrap_or_default() })
    });
    let key_box = session.judgement.as_ref().map(|judgement| &judgement.keys);
    let key_box = key_box.filter(|_| !session.request.key.is_empty());
    html! {
        <div class="recognised">
                <span id="key-recognised">{ key_box.map_or("No key given", |it| it.recognised.as_str()) }</span>
                <label class="inline">
                    { "Read as" }
                    <select id="key-format" {onchange}>
                        { for FORMATS.iter().map(|(format, id, label)| html! {
                            <option value={*id} selected={*format == chosen}>{ *label }</option>
                        }) }
                    </select>
                </label>
        </div>
    }
}

/// The keys of the box and what is wrong with them; below everything that must not move when the worker answers.
pub fn contents(view: &View<'_>) -> Html {
    let session = view.session;
    let judgement = session.judgement.as_ref().filter(|_| !session.request.key.is_empty());
    let Some(key_box) = judgement.map(|judgement| &judgement.keys) else { return Html::default() };
    let rest = key_box.keys.len().saturating_sub(LISTED);
    html! {
        <>
            { for key_box.problems.iter().map(|problem| html! {
                <p class="notice err" data-key-problem={problem.code.to_string()}>{ &problem.message }</p>
            }) }
            if key_box.keys.len() > 1 {
                <ul class="keys">
                    { for key_box.keys.iter().take(LISTED).map(key) }
                    if rest > 0 {
                        <li>{ format!("and {rest} more") }</li>
                    }
                </ul>
            }
        </>
    }
}

fn key(key: &KeyDescription) -> Html {
    html! {
        <li class={classes!(key.used.then_some("used"))}>
            <code>{ &key.id }</code>{ " " }{ &key.description }
            if key.used {
                { " — used" }
            }
        </li>
    }
}
