//! Whether anything is wrong.

use super::Answer;
use crate::report::{Judgement, Severity};
use crate::session::Session;

pub(super) fn answer(session: &Session) -> Answer {
    let keys = session.judgement.as_ref().is_some_and(|it| it.pasted_keys.is_some());
    let (state, tone, word, detail) = match &session.judgement {
        _ if session.facts.segments.is_empty() && !keys => {
            ("clean", "", "—".to_owned(), "nothing to check".to_owned())
        }
        None if session.failure.is_some() => {
            ("clean", "", "Not checked".to_owned(), "the worker stopped".to_owned())
        }
        None => ("clean", "", "Checking…".to_owned(), String::new()),
        Some(judgement) => judged(judgement, !keys && session.facts.is_malformed()),
    };
    Answer { name: "findings", state, tone, question: "Findings", word: word.into(), detail }
}

fn judged(judgement: &Judgement, malformed: bool) -> (&'static str, &'static str, String, String) {
    let count = |severity| judgement.findings.iter().filter(|it| it.severity == severity).count();
    let (errors, warnings, notes) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    let all = judgement.checks.ran + judgement.checks.skipped;
    let checks = format!("{} of {all} checks ran", judgement.checks.ran);
    match (errors, warnings, notes) {
        (0, ..) if malformed => {
            ("error", "err", "Not readable".to_owned(), "see the problems below".to_owned())
        }
        (0, 0, 0) => {
            let detail = format!("found by {} of {all} checks", judgement.checks.ran);
            ("clean", "ok", "None".to_owned(), detail)
        }
        (0, 0, _) => ("info", "", number(notes, "note"), checks),
        (0, _, _) => ("warning", "warn", number(warnings, "warning"), number(notes, "note")),
        _ => {
            let detail = format!("{} · {}", number(warnings, "warning"), number(notes, "note"));
            ("error", "err", number(errors, "error"), detail)
        }
    }
}

fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
