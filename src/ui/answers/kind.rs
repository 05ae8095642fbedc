//! What it is.

use super::Answer;
use crate::facts::Facts;
use crate::facts::profile::GENERIC;
use crate::report::Kind;
use crate::session::Session;

pub(super) fn answer(session: &Session) -> Answer {
    let facts = &session.facts;
    let (state, word, detail) = match facts.kind {
        _ if session.is_looking() => ("unrecognised", "Looking…", "for tokens in it".to_owned()),
        _ if facts.is_empty() && facts.problems.is_empty() => {
            ("empty", "Nothing yet", "paste a token".to_owned())
        }
        Kind::Jws if facts.payload.object().is_some() => {
            let outcome = session.outcome.as_deref();
            let provider = outcome.map(|it| it.provider.as_str()).filter(|name| !name.is_empty());
            let (label, reference) = profile(session);
            ("jws", label, with_algorithm(facts, provider.unwrap_or(reference)))
        }
        Kind::Jws if facts.segments.len() < 2 => {
            ("jws", "JOSE header", with_algorithm(facts, "the rest is missing"))
        }
        Kind::Jws => ("jws", "Signed data", with_algorithm(facts, "JWS, not a JWT")),
        Kind::Jwe => ("jwe", "Encrypted token", with_algorithm(facts, "JWE")),
        Kind::SdJwt => {
            let credential = facts.is_type("dc+sd-jwt") || facts.is_type("vc+sd-jwt");
            let word = if credential { "SD-JWT credential" } else { "SD-JWT" };
            ("sd-jwt", word, with_algorithm(facts, "RFC 9901"))
        }
        Kind::Jwk => ("jwk", "A key", "described below".to_owned()),
        Kind::Jwks => ("jwks", "A key set", "described below".to_owned()),
        Kind::Unrecognised => ("unrecognised", "Not a token", "see below for why".to_owned()),
    };
    let (state, tone, word) = (state.to_owned(), String::new(), word.into());
    Answer { name: "kind", question: "What it is", state, tone, word, detail }
}

/// What a person calls the kind of token, and the document that defines it, as the worker found.
pub(in crate::ui) fn profile(session: &Session) -> (&str, &str) {
    let told = session.outcome.as_deref().and_then(|it| {
        let mut parts = it.profile.split('\t');
        Some((parts.next()?, parts.next()?))
    });
    told.unwrap_or((GENERIC.label, GENERIC.reference))
}

fn with_algorithm(facts: &Facts, text: &str) -> String {
    match facts.algorithm() {
        Some(algorithm) => {
            let algorithm: String = algorithm.chars().take(24).collect();
            format!("{text} · {algorithm}")
        }
        None => text.to_owned(),
    }
}
