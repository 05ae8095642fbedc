//! The document around the application.

use web_sys::{Document, Element, Window};

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

/// Closes the `details` element with that id.
pub fn close(id: &str) {
    if let Some(details) = document().and_then(|document| document.get_element_by_id(id)) {
        // Removing an attribute that is not there is no error either.
        let _ = details.remove_attribute("open");
    }
}
