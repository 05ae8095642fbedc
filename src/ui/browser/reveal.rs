//! Moves the marked characters to where a person sees them.

use super::page;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions};

/// Scrolls the text in the token box; the page stays where it is.
pub fn in_box() {
    if let (Some(mark), Some(frame)) = (mark(), first(".editor")) {
        frame.set_scroll_top(mark.offset_top() - MARGIN);
    }
}

/// Pixels between what is marked and the upper edge of the box.
const MARGIN: i32 = 40;

/// Scrolls whatever hides the marked characters.
pub fn in_page() {
    show(mark());
}

/// Scrolls the page to the token box where it is out of sight.
pub fn the_box() {
    show(first(".editor"));
}

/// Scrolls to what a rule found.
pub fn finding(rule: &str) {
    show(first(&["[data-rule=", rule, "]"].concat()));
}

fn show(element: Option<HtmlElement>) {
    let Some(element) = element else { return };
    let options = ScrollIntoViewOptions::new();
    // A new object takes any member.
    let _ = Reflect::set(&options, &"block".into(), &"nearest".into());
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Selects a range of the token, in UTF-16 units, ready to be edited.
pub fn select(start: usize, end: usize) {
    let area = first("#token").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else { return };
    // A textarea always has a selection to set, and can be focused.
    let _ = area.set_selection_range(start, end);
    let _ = area.focus();
}

/// Puts the caret into the token box.
pub fn focus() {
    if let Some(area) = first("#token") {
        // A textarea can be focused.
        let _ = area.focus();
    }
}

fn mark() -> Option<HtmlElement> {
    first("[data-marked]")
}

fn first(selector: &str) -> Option<HtmlElement> {
    page::first(selector)?.dyn_into().ok()
}
