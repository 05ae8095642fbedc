//! Moves the marked characters to where a person sees them.

use super::page::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls the text in the token box; the page stays where it is.
pub fn in_box() {
    let Some(mark) = mark() else { return };
    let Ok(Some(frame)) = mark.closest(".editor") else { return };
    let (mark, outer) = (mark.get_bounding_client_rect(), frame.get_bounding_client_rect());
    let outside = mark.top() < outer.top() || mark.bottom() > outer.bottom();
    if outside {
        let below = mark.top() - outer.top() - outer.height() / 3.0;
        #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "pixels")]
        frame.set_scroll_top(frame.scroll_top() + below as i32);
    }
}

/// Scrolls whatever hides the marked characters.
pub fn in_page() {
    let Some(mark) = mark() else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    mark.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Selects a range of the token, in UTF-16 units, ready to be edited.
pub fn select(start: usize, end: usize) {
    let area = document().and_then(|document| document.get_element_by_id("token"));
    let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else { return };
    // A textarea always has a selection to set, and can be focused.
    let _ = area.set_selection_range(start, end);
    let _ = area.focus();
}

fn mark() -> Option<Element> {
    document()?.query_selector("[data-marked]").ok()?
}
