//! Whether anything is wrong.

use super::Answer;
use crate::report::{Judgement, Severity};
use crate::session::Session;

pub(super) fn answer(session: &Session) -> Answer {
    let (state, tone, word, detail) = match &session.judgement {
        _ if session.facts.is_empty() => ("clean", "", "None".to_owned(), String::new()),
        None if session.failure.is_some() => {
            ("clean", "", "Not checked".to_owned(), "the worker stopped".to_owned())
        }
        None => ("clean", "", "Checking…".to_owned(), String::new()),
        Some(judgement) => judged(judgement),
    };
    Answer { name: "findings", state, tone, question: "Findings", word: word.into(), detail }
}

fn judged(judgement: &Judgement) -> (&'static str, &'static str, String, String) {
    let count = |severity| judgement.findings.iter().filter(|it| it.severity == severity).count();
    let (errors, warnings, notes) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    let checks = format!(
        "{} of {} checks ran",
        judgement.checks.ran,
        judgement.checks.ran + judgement.checks.skipped
    );
    match (errors, warnings, notes) {
        (0, 0, 0) => ("clean", "ok", "No problems found".to_owned(), checks),
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
