//! What a paste or a drop carries, and where it would go.

use web_sys::{DragEvent, File, HtmlTextAreaElement};

/// The first file that was dropped.
pub fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The selection's start and end, in UTF-16 code units.
pub fn selection(area: &HtmlTextAreaElement) -> (usize, usize) {
    let end_of_text = area.text_length();
    let place = |at: Option<u32>| usize::try_from(at.unwrap_or(end_of_text)).unwrap_or(usize::MAX);
    (place(area.selection_start().ok().flatten()), place(area.selection_end().ok().flatten()))
}
