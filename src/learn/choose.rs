//! JWT or session: the comparison, and an advisor in five steps.

use super::choices::{Choices, option};
use super::decide::{Advice, QUESTIONS, Question, decide};
use super::text::{card, table};
use crate::drawn::Drawn;
use crate::paint::findings::inline;
use macros::drawn;

pub fn draw(choices: &Choices<'_>) -> Drawn {
    drawn! {
        { card(INTRODUCTION) }
        { table("JWT and session compared", COMPARED) }
        <section class="card prose advisor">
            <div class="bar"><h3>{ "Which one for you? Five steps" }</h3></div>
            { for QUESTIONS.iter().enumerate().map(|(index, it)| question(index, it, choices)) }
            { advice(choices) }
        </section>
    }
}

const INTRODUCTION: &str = "After a person has signed in, the next request must bring something that says so. The question is where the state lives.

## Session
The server keeps it, and the browser holds a random number in a cookie. Each request looks the number up. Delete the entry, and it is over.

## JWT
The token carries it, signed. Whoever has the key believes it without asking anybody: no lookup, and no way to take it back before it expires.

Neither is the better one. A session is the simple default for a web application. A token is for where no session can be looked up.";

const COMPARED: &str = "Question | Session | JWT
Where the state lives | on the server | in the token
Each request costs | a lookup | checking a signature
Ending it early | delete the entry | a list that is looked up, or waiting for the expiry
Several services | they share the store | each verifies by itself
Size in each request | some 32 bytes | 200 bytes to some kilobytes
Who can read it | nobody: it is a number | everybody who holds it, unless it is encrypted
Other sites and clients | hard: cookies stay at their site | easy: a header";

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

fn advice(choices: &Choices<'_>) -> Drawn {
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
                <ul>{ for reasons.iter().map(|it| drawn! { <li>{ inline(it) }</li> }) }</ul>
            }
        </div>
    }
}
