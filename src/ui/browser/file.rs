//! Files that a person opens or drops; they are read here and go nowhere.

use gloo::timers::callback::Timeout;
use macros::html;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File, HtmlElement, HtmlInputElement, Url};
use yew::prelude::*;

/// The file's text, wrong UTF-8 replaced; `None` when the browser could not read it.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// A button that opens a file and hands over its text.
pub fn open_button(label: &'static str, title: &'static str, on_text: Callback<Rc<str>>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let chosen = input.files().and_then(|files| files.get(0));
        // Opening the same file once more must be a change again.
        input.set_value("");
        let on_text = on_text.clone();
        spawn_local(async move {
            if let Some(chosen) = chosen
                && let Some(text) = text(&chosen).await
            {
                on_text.emit(text.into());
            }
        });
    });
    html! {
        <label class="button file quiet" {title}>
            { label }
            <input type="file" class="visually-hidden" aria-label={title} {onchange} />
        </label>
    }
}

/// Hands bytes over as the file `payload` with that extension; the name tells nothing of what is in it.
pub fn save(bytes: &[u8], extension: &str) {
    // A browser that lacks memory for it saves nothing.
    let _ = try_save(bytes, extension);
}

fn try_save(bytes: &[u8], extension: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = super::page::document().map(|document| document.create_element("a")).transpose()?;
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.set_attribute("href", &address)?;
        link.set_attribute("download", &["payload.", extension].concat())?;
        link.click();
    }
    // Some browsers read it after this function has returned.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}
