//! Rows of a table whose names are buttons: one tab stop, arrow keys between them.

use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// The bytes that the row of the event's button stands for.
pub fn bytes(event: &Event) -> Option<Range<usize>> {
    let (start, end) = button(event)?.get_attribute("data-bytes")?.split_once('-').map(numbers)?;
    Some(start?..end?)
}

fn numbers((start, end): (&str, &str)) -> (Option<usize>, Option<usize>) {
    (start.parse().ok(), end.parse().ok())
}

/// Goes to the row above or below when the key asks for it, as if it had been clicked.
pub fn step(event: &KeyboardEvent) {
    let Some(row) = button(event).and_then(|button| button.closest("tr").ok()?) else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    let button = next.and_then(|row| row.query_selector("[data-bytes]").ok()?);
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // A button can be focused.
        let _ = button.focus();
        button.click();
    }
}

fn button(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-bytes]").ok()?
}
