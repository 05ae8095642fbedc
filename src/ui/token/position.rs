//! The line that says what the marked characters, or the one at the caret, carry.

use crate::ui::view::View;
use macros::html;
use yew::prelude::*;

/// Segment, byte of the decoded segment and JSON Pointer. It keeps its place while there is nothing to say.
pub fn position(view: &View<'_>) -> Html {
    let facts = &view.session.root;
    let marked = view.session.marked.as_ref();
    let Some(spot) = marked.and_then(|marked| facts.spot(marked.start)) else {
        let part = marked.and_then(|marked| facts.part_after(marked.start));
        let hint = "Choose a claim to see its characters, or move the caret.";
        let hint = if facts.segments.is_empty() { "\u{a0}" } else { hint };
        let hint = part.unwrap_or_else(|| hint.to_owned());
        return html! { <p class="foot" id="position">{ hint }</p> };
    };
    let role = facts.role(spot.segment).to_string();
    let pointer = facts.pointer(spot);
    let end = marked.filter(|marked| !marked.is_empty()).map(|marked| marked.end);
    let last = end.and_then(|end| facts.last_byte(spot.segment, end));
    let last = last.filter(|last| *last > spot.byte);
    let byte = spot.byte.to_string();
    let unit = if last.is_some() { " · bytes " } else { " · byte " };
    let mut text = [role.as_str(), unit, &byte].concat();
    if let Some(last) = last {
        text.push_str(" to ");
        text.push_str(&last.to_string());
    }
    if let Some(pointer) = &pointer {
        text.push_str(" · ");
        // Names may be as long as a token.
        text.extend(pointer.chars().take(200));
    }
    html! {
        <p class="foot" id="position" data-segment={role} data-byte={byte} data-pointer={pointer}>
            { crate::encoding::hidden::visible(&text).into_owned() }
        </p>
    }
}
