//! What could not be read: where, why, and what to do.

use crate::facts::Facts;
use crate::report::{Problem, Severity};
use crate::ui::widgets::pip::pip;
use yew::prelude::*;

/// The problems card; hidden when there are none.
pub fn problems(facts: &Facts) -> Html {
    let problems = facts.listed_problems();
    html! {
        <section id="problems" class="card" aria-label="Problems" hidden={problems.is_empty()}>
            <div class="bar"><h2>{ "Not readable as it stands" }</h2></div>
            { for problems.iter().map(row) }
        </section>
    }
}

fn row(problem: &Problem) -> Html {
    let offset = problem.offset.map(|offset| offset.to_string());
    html! {
        <article class="finding problem" data-problem={problem.code} data-offset={offset}>
            { pip(Severity::Error) }
            <p class="message">
                if let Some(offset) = problem.offset {
                    <span class="where">{ format!("Character {}: ", offset + 1) }</span>
                }
                { &problem.message }
            </p>
        </article>
    }
}
