//! What could not be read: where, why, and what to do.

use crate::report::{Problem, Severity};
use crate::session::Action;
use crate::ui::view::{Message, Reveal, View};
use crate::ui::widgets::el::button;
use crate::ui::widgets::pip::pip;
use macros::html;
use yew::prelude::*;

/// A problem with its place.
pub fn row(view: &View<'_>, problem: &Problem) -> Html {
    let offset = problem.offset.map(|offset| offset.to_string());
    let place = problem.offset.map(|offset| (offset, problem.length.unwrap_or(0)));
    html! {
        <article class="finding problem" data-problem={problem.code} data-offset={offset}>
            { pip(Severity::Error) }
            <p class="message">
                if let Some(place) = place {
                    { place_button(view, place, format!("Character {}:", place.0 + 1)) }
                    { " " }
                }
                { &problem.message }
            </p>
        </article>
    }
}

/// A button that marks and selects characters of the token: their offset and number.
pub fn place_button(view: &View<'_>, (offset, length): (usize, usize), label: String) -> Html {
    let onclick = view.on(move || {
        // What is missing at the end is shown by the character before it.
        let (offset, length) =
            if length == 0 { (offset.saturating_sub(1), 1) } else { (offset, length) };
        Message::Show(Action::MarkCharacters { offset, length }, Reveal::Selected)
    });
    button(None, "where", Some("Show in the token"), onclick, label)
}
