//! A table whose row names show the characters of the token that carry them.

use crate::session::Action;
use crate::ui::browser::rows;
use crate::ui::view::{Message, Reveal, View};
use crate::ui::widgets::el::el;
use macros::html;
use std::ops::Range;
use yew::prelude::*;

/// A table of rows about bytes of a decoded segment. The names are one tab stop; arrow keys move between them.
pub fn table(view: &View<'_>, segment: Option<usize>, rows: Vec<Html>) -> Html {
    let (clicked, pressed) = (view.say.clone(), view.say.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        // By an arrow key the page stays with the row.
        let reveal = if event.is_trusted() { Reveal::InPage } else { Reveal::InBox };
        if let (Some(segment), Some(bytes)) = (segment, rows::bytes(&event)) {
            clicked.emit(Message::Show(Action::MarkBytes { segment, bytes }, reveal));
        }
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        rows::step(&event);
        if event.key() == "Escape" {
            pressed.emit(Message::Act(Action::Unmark));
        }
    });
    html! { <table {onclick} {onkeydown}>{ el("tbody", "", rows) }</table> }
}

/// A row's name: a button when it can be shown where it stands. `place` says whether the marked character or the caret
/// is in it, and whether Tab comes to it.
pub fn name(label: String, bytes: &Range<usize>, place: Option<(bool, bool)>) -> Html {
    let Some((current, reachable)) = place else { return label.into() };
    html! {
        <button type="button" data-bytes={format!("{}-{}", bytes.start, bytes.end)} title="Show in the token"
            tabindex={if reachable { "0" } else { "-1" }} aria-current={current.then_some("true")}>{ label }</button>
    }
}

/// Of rows about these ranges which one holds the marked byte or the caret, and a place for each: see [`name`]. Tab
/// comes to the row that was chosen, else to the first.
pub fn places<'a>(
    view: &View<'_>,
    segment: Option<usize>,
    mut ranges: impl Iterator<Item = &'a Range<usize>>,
) -> impl Fn(usize) -> Option<(bool, bool)> {
    let spot = view.spot().filter(|spot| Some(spot.segment) == segment);
    let current = spot.and_then(|spot| ranges.position(|range| range.contains(&spot.byte)));
    let chosen = view.session.marked.as_ref().is_some_and(|marked| !marked.is_empty());
    let stop = current.filter(|_| chosen).unwrap_or_default();
    move |index| segment.map(|_| (current == Some(index), index == stop))
}
