//! Whether it is genuine.

use super::Answer;
use crate::report::{Kind, Signature, SignatureState};
use crate::session::Session;

pub(super) fn answer(session: &Session) -> Answer {
    let (state, tone, word, detail) = match session.current_judgement() {
        _ if session.facts.segments.is_empty() => ("none", "", "—", "nothing to check".to_owned()),
        Some(judgement) => match judgement.refusal() {
            Some(refusal) => refused(&judgement.signature, refusal),
            None => judged(&judgement.signature, session.facts.kind),
        },
        None if session.failure.is_some() => {
            ("error", "err", "Could not check", "see below".to_owned())
        }
        None if session.request.key.is_empty() => {
            ("unchecked", "", "Not checked", "no key given".to_owned())
        }
        None => ("checking", "", "Checking…", String::new()),
    };
    Answer { name: "signature", state, tone, question: "Signature", word: word.into(), detail }
}

/// The issuer's signature matches, but that is not enough for an SD-JWT.
fn refused(
    signature: &Signature,
    refusal: &str,
) -> (&'static str, &'static str, &'static str, String) {
    let detail = ["signed, but ", refusal].concat();
    match signature.state {
        SignatureState::Unsupported => ("unsupported", "warn", "Not supported", detail),
        SignatureState::Error => ("error", "err", "Could not check", detail),
        _ => ("invalid", "err", "Not valid", detail),
    }
}

fn judged(signature: &Signature, kind: Kind) -> (&'static str, &'static str, &'static str, String) {
    let algorithm = signature.algorithm.clone().unwrap_or_default();
    let (name, tone, word) = state(signature.state);
    let detail = match signature.state {
        SignatureState::None if kind == Kind::Jwe => {
            return (name, "", "Encrypted", "nothing signed outside".to_owned());
        }
        SignatureState::None => "anyone could have made it".to_owned(),
        SignatureState::Unchecked => "no key given".to_owned(),
        SignatureState::Valid => {
            let key = signature.key.as_ref().map(|key| key.id.as_str());
            format!("with your key {}", key.unwrap_or_default())
        }
        SignatureState::Consistent => "with the key inside the token".to_owned(),
        SignatureState::Invalid => format!("{algorithm}, with your key"),
        SignatureState::Unsupported => format!("{algorithm} is not checked here"),
        SignatureState::Error => "see Verify for why".to_owned(),
    };
    (name, tone, word, detail)
}

/// A state of a signature: its name in hooks, its tone, its word.
pub fn state(state: SignatureState) -> (&'static str, &'static str, &'static str) {
    match state {
        SignatureState::None => ("none", "err", "Not signed"),
        SignatureState::Unchecked => ("unchecked", "", "Not checked"),
        SignatureState::Valid => ("valid", "ok", "Verified"),
        SignatureState::Consistent => ("consistent", "warn", "Consistent"),
        SignatureState::Invalid => ("invalid", "err", "Does not match"),
        SignatureState::Unsupported => ("unsupported", "warn", "Not supported"),
        SignatureState::Error => ("error", "err", "Could not check"),
    }
}
