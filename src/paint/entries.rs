//! The signatures or recipients of a JSON serialization, each with its state; pressing one shows its header.

use super::answers;
use crate::drawn::Drawn;
use crate::facts::{Entry, Facts};
use crate::report::{Judgement, Kind};
use macros::drawn;

/// The card, where there is more than one.
pub fn entries(facts: &Facts, judgement: &Judgement) -> Drawn {
    if facts.entries.len() < 2 {
        return Drawn::default();
    }
    let encrypted = facts.kind == Kind::Jwe;
    let (id, title) =
        if encrypted { ("recipients", "Recipients") } else { ("signatures", "Signatures") };
    let rows = facts.entries.iter().enumerate();
    drawn! {
        <section class="card" id={id} aria-label={title}>
            <div class="bar"><h2>{ title }{ " " }<span class="count">{ facts.entries.len() }</span></h2></div>
            { for rows.map(|(index, entry)| row(judgement, index, entry, encrypted)) }
        </section>
    }
}

fn row(judgement: &Judgement, index: usize, entry: &Entry, encrypted: bool) -> Drawn {
    let verdict = judgement.signatures.get(index);
    let state = verdict.map(answers::state).unwrap_or_default();
    let size = entry.bytes.map(|bytes| match (encrypted, bytes) {
        (true, 0) => "no encrypted key".to_owned(),
        (true, _) => format!("encrypted key of {bytes} bytes"),
        (false, _) => format!("{bytes} bytes"),
    });
    let pressed = if judgement.entry == index { "true" } else { "false" };
    drawn! {
        <button type="button" class="line" aria-pressed={pressed} data-entry={index.to_string()}
            data-state={state.state} title={verdict.map(|it| it.message.as_str())} data-act={format!("entry {index}")}>
            <span class="count">{ index + 1 }</span>
            <b>{ entry.algorithm.as_deref().unwrap_or("no algorithm") }</b>
            <code>{ entry.key_id.as_deref() }</code>
            <span class="d">{ size }</span>
            <span class="spacer" />
            <span class={format!("state {}", state.tone)}>{ state.word }</span>
        </button>
    }
}
