//! Whether it is genuine.

use super::{Answer, judged};
use crate::session::Session;

pub(super) fn answer(session: &Session) -> Answer {
    let (state, word, detail) = match session.current_outcome() {
        _ if session.facts.segments.is_empty() => ("none", "—", "nothing to check"),
        Some(outcome) => return judged("signature", "Signature", &outcome.signature),
        None if session.failure.is_some() => ("error", "Could not check", "see below"),
        None if session.request.key.is_empty() => ("unchecked", "Not checked", "no key given"),
        None => ("checking", "Checking…", ""),
    };
    let tone = if state == "error" { "err" } else { "" }.to_owned();
    let (state, word, detail) = (state.to_owned(), word.into(), detail.to_owned());
    Answer { name: "signature", question: "Signature", state, tone, word, detail }
}
