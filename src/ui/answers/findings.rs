//! Whether anything is wrong.

use super::{Answer, judged};
use crate::session::Session;

pub(super) fn answer(session: &Session) -> Answer {
    let keys = session.outcome.as_ref().is_some_and(|it| it.has_keys);
    let (word, detail) = match &session.outcome {
        _ if session.facts.segments.is_empty() && !keys => ("—", "nothing to check"),
        None if session.failure.is_some() => ("Not checked", "the worker stopped"),
        None => ("Checking…", ""),
        Some(outcome) => return judged("findings", "Findings", &outcome.findings),
    };
    let (state, tone) = ("clean".to_owned(), String::new());
    let (word, detail) = (word.into(), detail.to_owned());
    Answer { name: "findings", question: "Findings", state, tone, word, detail }
}
