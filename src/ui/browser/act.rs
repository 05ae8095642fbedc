//! What a click or a changed field asks for.

use super::field;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How the words of a field end.
pub const FIELD: [char; 2] = [' ', '='];

/// The `data-act` of the element that the event comes from, or of the nearest one around it. A field's ends in one of [`FIELD`];
/// it takes the value behind it, and is asked by what is typed, not by clicks.
pub fn of(event: &Event) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let act = element.closest("[data-act]").ok()??.get_attribute("data-act")?;
    let is_field = act.ends_with(FIELD);
    match (is_field, event.type_() != "click") {
        (true, true) => Some(act + &field::value(event)),
        (false, false) => Some(act),
        _ => None,
    }
}
