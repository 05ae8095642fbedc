//! What stands in the field that an event comes from.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The value of the input, select or textarea; empty for any other element.
pub fn value(event: &Event) -> String {
    let value = event.target().and_then(|it| Reflect::get(&it, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// How far the element that was scrolled is from its top, in pixels.
pub fn scrolled(event: &Event) -> usize {
    let target = event.target();
    let element = target.as_ref().and_then(|target| target.dyn_ref::<Element>());
    element.and_then(|element| usize::try_from(element.scroll_top()).ok()).unwrap_or_default()
}
