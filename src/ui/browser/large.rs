//! Texts that are too large for the page: they stay with the browser, and parts of them are read when they are wanted.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, DataTransfer, DragEvent, Event};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = DataTransfer)]
    type Data;
    /// The text as the browser has it, without a copy of ours.
    #[wasm_bindgen(method, js_name = getData)]
    fn text(this: &Data, format: &str) -> JsString;
}

/// The text of a paste or a drop, still the browser's own.
pub fn transferred(event: &Event) -> Option<JsString> {
    let data = match event.dyn_ref::<ClipboardEvent>() {
        Some(paste) => paste.clipboard_data()?,
        None => event.dyn_ref::<DragEvent>()?.data_transfer()?,
    };
    Some(data.unchecked_into::<Data>().text("text/plain")).filter(|text| text.length() > 0)
}

/// One text of several, kept by the browser.
pub fn joined(pieces: [JsValue; 3]) -> Option<Blob> {
    Blob::new_with_str_sequence(&Array::from_iter(pieces)).ok()
}

/// Its size in bytes.
pub fn size(blob: &Blob) -> usize {
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates"
    )]
    let size = blob.size() as usize;
    size
}

/// Those bytes as text, wrong UTF-8 replaced; `None` when the browser could not read them.
pub async fn part(blob: &Blob, start: usize, end: usize) -> Option<String> {
    let place = |at: usize| f64::from(u32::try_from(at).unwrap_or(u32::MAX));
    let part = blob.slice_with_f64_and_f64(place(start), place(end)).ok()?;
    JsFuture::from(part.text()).await.ok()?.as_string()
}
