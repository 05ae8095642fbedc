//! Files that a person opens or drops; they are read here and go nowhere.

use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement};
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
