//! What could not be read: where, why, and what to do.

use crate::facts::Facts;
use crate::report::{Problem, Severity};
use crate::ui::widgets::pip::pip;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    pub facts: Rc<Facts>,
}

#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let problems = props.facts.listed_problems();
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
