//! Files that a person opens or drops; they are read here and go nowhere.

use super::large;
use crate::encoding::base64url;
use crate::facts::clean::{LARGE_TEXT, is_one_token};
use crate::session::Action;
use crate::ui::view::Message;
use gloo::timers::callback::Timeout;
use macros::html;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File, HtmlElement, HtmlInputElement, Url};
use yew::prelude::*;

/// Bytes of a large text that are shown, and by which is told whether it is one token.
const HEAD: usize = 1_000;

/// The file's text, wrong UTF-8 replaced; `None` when the browser could not read it.
pub async fn text(file: &Blob) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Takes the text by that action, or has it searched when it is large and more than one token.
pub fn open(file: File, say: Callback<Message>, take: fn(Rc<str>) -> Action) {
    let (name, file) = (file.name(), Blob::from(file));
    spawn_local(async move {
        let head = large::part(&file, 0, HEAD).await.unwrap_or_default();
        if large::size(&file) > LARGE_TEXT && !is_one_token(&head) {
            say.emit(Message::Search(file, name.into(), head.into()));
        } else if let Some(text) = text(&file).await {
            say.emit(Message::Act(take(text.into())));
        }
    });
}

/// Takes the file's text for the key; bytes that are none, such as a key in DER, as base64.
pub fn open_key(file: File, say: Callback<Message>) {
    spawn_local(async move {
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            let key = as_text(js_sys::Uint8Array::new(&buffer).to_vec()).into();
            say.emit(Message::Act(Action::SetKey { key }));
        }
    });
}

fn as_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|binary| base64url::encode(binary.as_bytes()))
}

/// A button that opens a file.
pub fn open_button(label: &'static str, title: &'static str, on_file: Callback<File>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let chosen = input.files().and_then(|files| files.get(0));
        // Opening the same file once more must be a change again.
        input.set_value("");
        if let Some(chosen) = chosen {
            on_file.emit(chosen);
        }
    });
    html! {
        <label class="button file quiet" {title}>
            { label }
            <input type="file" class="visually-hidden" aria-label={title} {onchange} />
        </label>
    }
}

/// Hands bytes over as a file of that name, which tells nothing of what is in it.
pub fn save(bytes: &[u8], name: &str) {
    // A browser that lacks memory for it saves nothing.
    let _ = try_save(bytes, name);
}

fn try_save(bytes: &[u8], name: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = super::page::document().map(|document| document.create_element("a")).transpose()?;
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.set_attribute("href", &address)?;
        link.set_attribute("download", name)?;
        link.click();
    }
    // Some browsers read it after this function has returned.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}
