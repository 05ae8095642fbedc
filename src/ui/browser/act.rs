//! What a click on something that the worker drew asks for.

use super::field;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The `data-act` of the element that the event comes from, or of the nearest one around it; of a field with its value.
pub fn of(event: &Event) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let act = element.closest("[data-act]").ok()??.get_attribute("data-act")?;
    Some(act + &field::value(event))
}
