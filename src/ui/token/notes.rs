//! The line below the token: how long it is, what form it has, what was taken away to read it.

use crate::facts::clean::Removed;
use crate::report::Kind;
use crate::session::Session;

pub fn notes(session: &Session) -> Vec<String> {
    let facts = &session.facts;
    let count = session.request.input.chars().count();
    let mut notes = vec![match count {
        1 => "1 character".to_owned(),
        _ => format!("{count} characters"),
    }];
    notes.extend(form(facts.kind).map(str::to_owned));
    notes.extend(facts.clean.removed.iter().map(removed));
    notes
}

fn form(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Jws => Some("Compact JWS"),
        Kind::Jwe => Some("Compact JWE"),
        Kind::SdJwt => Some("SD-JWT"),
        Kind::Jwk => Some("JWK"),
        Kind::Jwks => Some("JWK Set"),
        Kind::Unrecognised => None,
    }
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
