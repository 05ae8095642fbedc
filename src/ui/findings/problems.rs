//! What could not be read: where, why, and what to do.

use crate::report::{Problem, Severity};
use crate::ui::widgets::pip::pip;
use macros::html;
use yew::prelude::*;

/// A problem with its place.
pub fn row(problem: &Problem) -> Html {
    let offset = problem.offset.map(|offset| offset.to_string());
    html! {
        <article class="finding problem" data-problem={problem.code} data-offset={offset}>
            { pip(Severity::Error) }
            <p class="message">
                if let Some(offset) = problem.offset {
                    <button type="button" class="where" title="Show in the token"
                        data-act={format!("mark {offset} {}", problem.length.unwrap_or(0))}>
                        { format!("Character {}:", offset + 1) }
                    </button>
                    { " " }
                }
                { &problem.message }
            </p>
        </article>
    }
}
