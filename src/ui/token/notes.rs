//! The line below the token: how long it is, what form it has, what was taken away to read it.

use crate::facts::Facts;
use crate::facts::clean::Removed;
use crate::report::{Kind, Serialization};
use crate::session::Session;

pub fn notes(session: &Session) -> Vec<String> {
    let facts = &session.root;
    let count = session.request.input.chars().count();
    let mut notes = vec![match count {
        1 => "1 character".to_owned(),
        _ => format!("{count} characters"),
    }];
    notes.extend(form(facts));
    notes.extend(facts.clean.removed.iter().map(removed));
    notes
}

fn form(facts: &Facts) -> Option<String> {
    let kind = match facts.kind {
        Kind::Jws => "JWS",
        Kind::Jwe => "JWE",
        Kind::SdJwt => "SD-JWT",
        Kind::Jwk => "JWK",
        Kind::Jwks => "JWK Set",
        Kind::Unrecognised => return None,
    };
    let serialization = match facts.serialization {
        Some(Serialization::Compact) if facts.kind != Kind::SdJwt => "compact ",
        Some(Serialization::Flattened) => "flattened JSON ",
        Some(Serialization::General) => "general JSON ",
        _ => "",
    };
    Some([serialization, kind].concat())
}

fn removed(removed: &Removed) -> String {
    match removed {
        Removed::Prefix(prefix) => format!("read without “{}”", prefix.trim()),
        Removed::Quotes(quote) => format!("read without its {quote} quotes"),
        Removed::Trailing(c) => format!("read without “{c}” at the end"),
        Removed::Whitespace { count: 1, .. } => "read without 1 blank or line break".to_owned(),
        Removed::Whitespace { count, .. } => {
            format!("read without {count} blanks or line breaks")
        }
        Removed::Escapes { count, .. } => format!("{count} escaped characters undone"),
    }
}
