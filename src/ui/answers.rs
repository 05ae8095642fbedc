//! The four answers: what it is, whether it is alive, whether it is genuine, whether anything is wrong.

pub mod countdown;
mod findings;
pub mod kind;
mod lifetime;
mod signature;

use super::timeline::timeline;
use super::view::View;
use crate::report::outcome;
use macros::html;
use yew::prelude::*;

/// One answer: a question, a word, a detail, and how it should look.
struct Answer {
    name: &'static str,
    question: &'static str,
    state: String,
    tone: String,
    word: Html,
    detail: String,
}

/// The summary card.
pub fn answers(view: &View<'_>) -> Html {
    let session = view.session;
    let answers = [
        kind::answer(session),
        lifetime::answer(view),
        signature::answer(session),
        findings::answer(session),
    ];
    html! {
        <section class="card" aria-label="Summary">
            <div id="answers" class="verdict">
                { for answers.into_iter().map(answer) }
            </div>
            <p class="visually-hidden" role="status">{ session.outcome.as_deref().map(announcement) }</p>
            { timeline(&session.facts, view.now) }
            if let Some(failure) = &session.failure {
                <p class="notice err" role="alert">{ failure.to_string() }</p>
            }
        </section>
    }
}

/// What a screen reader says, once for each answer of the worker that says something else.
fn announcement(outcome: &outcome::Outcome) -> String {
    let outcome::Outcome { signature, findings, .. } = outcome;
    ["Signature: ", &signature.word, ". Findings: ", &findings.word, "."].concat()
}

fn answer(answer: Answer) -> Html {
    let Answer { name, state, tone, question, word, detail } = answer;
    html! {
        <div class={["answer ", &tone].concat()} data-answer={name} data-state={state}>
            <small>{ question }</small>
            <b>{ word }</b>
            <span>{ detail }</span>
        </div>
    }
}

/// An answer that the worker gave.
fn judged(name: &'static str, question: &'static str, answer: &outcome::Answer) -> Answer {
    let outcome::Answer { state, tone, word, detail } = answer.clone();
    Answer { name, question, state, tone, word: word.into(), detail }
}
