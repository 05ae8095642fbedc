//! Saves a text as a file. Nothing leaves the browser.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement, Url};

/// Offers the text as a file of that name; whether the browser let us.
pub fn save(name: &str, text: &str) -> Option<()> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = super::page::document()?.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.unchecked_ref::<HtmlElement>().click();
    Url::revoke_object_url(&address).ok()
}
