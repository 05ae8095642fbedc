//! The disclosures of an SD-JWT, where each one went, and who presented them.

use super::findings::pip;
use crate::drawn::Drawn;
use crate::encoding::json;
use crate::facts::Facts;
use crate::facts::disclosures::Disclosure;
use crate::report::presentation::{DisclosureState, KeyBinding, ProofState};
use crate::report::{self, Judgement, Kind, Severity};
use crate::time::Timestamp;
use macros::drawn;
use std::ops::Range;

/// Rows drawn, and characters of a value; the rest stands in the report.
const ROWS: usize = 300;
const VALUE: usize = 1_000;

/// The card; nothing for a token that is no SD-JWT.
pub fn disclosures(facts: &Facts, judgement: &Judgement, now: Timestamp) -> Drawn {
    let (Kind::SdJwt, Some(judged)) = (facts.kind, &judgement.disclosures) else {
        return Drawn::default();
    };
    let read = &facts.disclosures;
    let rows = read.list.iter().take(ROWS).enumerate();
    let rest = read.count.saturating_sub(ROWS);
    drawn! {
        <section class="card" id="disclosures" aria-label="Disclosures">
            <div class="bar">
                <h2>{ "Disclosures " }<span class="count">{ read.count }</span></h2>
                <span class="spacer" />
                <span class="count">{ format!("digests without disclosure: {}", judged.undisclosed) }</span>
            </div>
            <table><tbody>
                { for rows.map(|(index, read)| row(facts, index, read, judged.list.get(index))) }
            </tbody></table>
            if rest > 0 {
                <p class="nothing">{ format!("{rest} more disclosures stand in the report.") }</p>
            }
            { judgement.key_binding.as_ref().map(|judged| binding(facts, judged, now)) }
        </section>
    }
}

fn row(
    facts: &Facts,
    index: usize,
    read: &Disclosure,
    judged: Option<&report::presentation::Disclosure>,
) -> Drawn {
    let (state, mark, words) = state(judged);
    let name = match (read.name_node(), read.value()) {
        (Some(name), _) => json::shown(read.part.source(name)),
        (None, Some(_)) => "array element".to_owned(),
        (None, None) => format!("disclosure {}", index + 1),
    };
    let value = read.value().map_or(&*read.part.text, |value| read.part.source(value));
    drawn! {
        <tr data-disclosure={(index + 1).to_string()} data-state={state}>
            <td class="mark">{ mark.map(pip) }</td>
            <th class="name">{ place(facts, &read.span, &name) }</th>
            <td>
                <div class="v text">{ cut(&json::shown(value)) }</div>
                <details class="d">
                    <summary>{ words }</summary>
                    { read.salt().map(|salt| fact("salt ", &json::shown(&json::quote(salt)))) }
                    { judged.map(|judged| fact("digest ", &judged.digest)) }
                </details>
            </td>
        </tr>
    }
}

fn fact(name: &str, value: &str) -> Drawn {
    drawn! { <div>{ name }<code>{ value }</code></div> }
}

fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(VALUE).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// A button that shows bytes of the clean text in the token box.
fn place(facts: &Facts, span: &Range<usize>, label: &str) -> Drawn {
    let Some((offset, length)) = facts.clean.place(span.clone()) else {
        return drawn! { { label } };
    };
    drawn! {
        <button type="button" title="Show in the token" data-act={format!("mark {offset} {length}")}>{ label }</button>
    }
}

/// The state as a word for programs, its mark, and words for a person.
fn state(
    judged: Option<&report::presentation::Disclosure>,
) -> (&'static str, Option<Severity>, String) {
    let Some(judged) = judged else { return ("unchecked", None, "not checked".to_owned()) };
    let (state, words) = match judged.state {
        DisclosureState::Disclosed => {
            let path = judged.path.as_deref().unwrap_or_default();
            return ("disclosed", None, ["signed, stands at ", path].concat());
        }
        DisclosureState::Malformed => ("malformed", "no disclosure, see the problems"),
        DisclosureState::Refused => ("refused", "signed, but may not stand where its digest does"),
        DisclosureState::Repeated => ("repeated", "given before"),
        DisclosureState::Unchecked => ("unchecked", "not checked"),
        DisclosureState::Unreferenced => ("unreferenced", "not signed: changed or added"),
    };
    (state, Some(Severity::Error), words.to_owned())
}

/// One line without a key binding JWT, else its claims and what came of it.
fn binding(facts: &Facts, judged: &KeyBinding, now: Timestamp) -> Drawn {
    let (state, mark, word) = outcome(judged.state);
    let read = facts.disclosures.key_binding.as_ref();
    let key = judged.key.as_ref().map(|key| format!("{} {}", key.description, key.id));
    drawn! {
        <div id="key-binding" class="binding" data-state={state}>
            <div class="bar">
                <h2>{ "Key binding " }<span class="count">{ if read.is_some() { word } else { "none" } }</span></h2>
                <span class="spacer" />
                { read.map(|read| place(facts, &read.span, "Show in the token")) }
            </div>
            <p class="nothing first-capital">{ &judged.message }</p>
            if let Some(read) = read {
                <table><tbody>
                    { claim(mark, "holder", key.as_deref().unwrap_or("unknown")) }
                    { claim(None, "aud", &text(&read.facts, "aud")) }
                    { claim(None, "nonce", &text(&read.facts, "nonce")) }
                    { claim(None, "iat", &age(&read.facts, now)) }
                </tbody></table>
            }
        </div>
    }
}

fn claim(mark: Option<Severity>, name: &str, value: &str) -> Drawn {
    drawn! {
        <tr>
            <td class="mark">{ mark.map(pip) }</td>
            <th class="name">{ name }</th>
            <td><div class="v">{ value }</div></td>
        </tr>
    }
}

fn text(own: &Facts, name: &str) -> String {
    let source = own.claim(name).map_or("missing", |claim| own.payload.source(claim));
    json::shown(source).chars().take(400).collect()
}

fn age(own: &Facts, now: Timestamp) -> String {
    match own.time("iat") {
        Some(instant) => format!("{instant} · {} · {}", instant.relative(now), text(own, "iat")),
        None => text(own, "iat"),
    }
}

fn outcome(state: ProofState) -> (&'static str, Option<Severity>, &'static str) {
    match state {
        ProofState::None => ("none", None, "none"),
        ProofState::Valid => ("valid", Some(Severity::Ok), "holds"),
        ProofState::Invalid => ("invalid", Some(Severity::Error), "does not hold"),
        ProofState::Unsupported => ("unsupported", Some(Severity::Warning), "not supported"),
        ProofState::Error => ("error", Some(Severity::Warning), "not checked"),
    }
}
