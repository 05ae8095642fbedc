//! JWT or session: the comparison, and an advisor in five steps.

use super::choices::{Choices, option};
use super::decide::{Advice, QUESTIONS, Question, decide};
use super::text::Lesson;
use crate::drawn::Drawn;
use crate::paint::findings::inline;
use macros::drawn;

pub fn draw(lesson: &Lesson<'_>) -> Drawn {
    let choices = &lesson.choices;
    drawn! {
        { lesson.card("choose") }
        { lesson.table("JWT and session compared", "choose-compared") }
        <section class="card prose advisor">
            <div class="bar"><h3>{ "Which one for you? Five steps" }</h3></div>
            { for QUESTIONS.iter().enumerate().map(|(index, it)| question(index, it, choices)) }
            { advice(lesson) }
        </section>
    }
}

fn question(
    index: usize,
    Question { name, text, options }: &Question,
    choices: &Choices<'_>,
) -> Drawn {
    let chosen = choices.get(name);
    drawn! {
        <div class="step" role="group" aria-label={*text} data-question={*name}>
            <p>{ format!("{}. {text}", index + 1) }</p>
            <div class="options">{ for options.iter().map(|(value, label)| option(name, value, label, chosen)) }</div>
        </div>
    }
}

fn advice(lesson: &Lesson<'_>) -> Drawn {
    let choices = &lesson.choices;
    let answered = QUESTIONS.iter().filter(|it| choices.get(it.name).is_some()).count();
    let (state, title, reasons) = match decide(choices) {
        Some(Advice { state, title, reasons }) => (state, title, reasons),
        None => ("open", "The recommendation stands here when all five are answered.", Vec::new()),
    };
    drawn! {
        <div id="advice" class="result" role="status" data-state={state}>
            <b>{ title }</b>
            if reasons.is_empty() {
                <p>{ format!("{answered} of {} answered.", QUESTIONS.len()) }</p>
            } else {
                <ul>{ for reasons.iter().map(|it| drawn! { <li>{ inline(lesson.text(it)) }</li> }) }</ul>
            }
        </div>
    }
}
