//! The document around the application.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDialogElement, Window};

#[expect(clippy::disallowed_methods, reason = "the one door to the window")]
pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The `html` element.
pub(super) fn root() -> Option<Element> {
    document()?.document_element()
}

/// The address of the worker's script, which the build writes on the `html` element.
pub fn worker_script() -> String {
    root().and_then(|root| root.get_attribute("data-worker")).unwrap_or_default()
}

/// Says on the `html` element that the page answers now.
pub fn mark_ready() {
    if let Some(root) = root() {
        // An attribute with a constant name cannot be refused.
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// Closes the menus that are open.
pub fn close_menus() {
    while let Some(menu) = first("details:is(.menu,.private)[open]") {
        // An attribute that is there can be removed.
        let _ = menu.remove_attribute("open");
    }
}

/// Opens the sheet of shortcuts, or closes it.
pub fn toggle_shortcuts() {
    let Some(sheet) = first("#shortcuts") else { return };
    let sheet: HtmlDialogElement = sheet.unchecked_into();
    if sheet.open() {
        sheet.close();
    } else {
        // It is in the document and not open, so it can be shown.
        let _ = sheet.show_modal();
    }
}

/// The first element that the selector fits.
pub(super) fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}
