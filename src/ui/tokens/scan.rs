//! The line about a text that is too large for the page: what it is, how far the search is, and a way out.

use crate::request::LIMITS;
use crate::session::tokens::Scan;
use crate::ui::view::{Copy, View};
use crate::ui::widgets::copy_button::copy_button;
use crate::ui::widgets::el::{button, el, text};
use macros::html;
use yew::prelude::*;

/// The line, and the beginning of the text while no token of it is chosen.
pub fn scan(view: &View<'_>) -> Html {
    let Some(scan) = view.session.scan.as_deref() else { return Html::default() };
    let found = view.session.tokens.rows.len();
    html! {
        <>
        <div class="notice scan" id="scan">
            <p role="status">{ sentence(scan, found) }</p>
            if scan.running {
                <progress max={scan.bytes.to_string()} value={scan.done.to_string()} aria-label="Searched" />
                { button(Some("cancel-scan"), "", None, "stop".into(), "Cancel".to_owned()) }
            }
        </div>
        if view.session.request.input.is_empty() {
            <div class="collapsed" id="collapsed">
                { el("div", "token", vec![scan.head.to_string().into(), text("span", "gap", " … ".to_owned())]) }
                <div class="bar">
                    { text("span", "count", format!("{} bytes, shown shortened", scan.bytes)) }
                    { el("span", "spacer", Vec::new()) }
                    { copy_button(view, Copy::Input, "Copy", "Copy the whole text", false) }
                </div>
            </div>
        }
        </>
    }
}

fn sentence(scan: &Scan, found: usize) -> String {
    let name = if scan.name.is_empty() { "The pasted text" } else { &*scan.name };
    let Scan { bytes, done, .. } = scan;
    if *bytes > LIMITS.input {
        let most = LIMITS.input;
        return format!(
            "{name} has {bytes} bytes; at most {most} are searched. Open a part of it."
        );
    }
    let tokens = if found == 1 { "1 token".to_owned() } else { format!("{found} tokens") };
    let percent = done * 100 / (*bytes).max(1);
    match (scan.running, done < bytes) {
        (true, _) => format!("{name}: {percent} % searched, {tokens} found"),
        (false, true) => format!("{name}: given up after {percent} %, {tokens} found"),
        (false, false) => format!("{name}: {bytes} bytes searched, {tokens} found"),
    }
}
