//! The key that a token brings itself (RFC 7515 sections 4.1.3 and 4.1.6): a match shows that its maker holds that key, not who that is.

use super::attempt::{self, Outcome};
use super::token::Token;
use super::{candidates, chain, verdict};
use crate::facts::Facts;
use crate::keys::{Key, Keys, Material};
use crate::report::{KeySource, KeyUse, SignatureState};
use crate::request::{KeyFormat, Request};
use crate::verdict::{Verdict, Why};

/// The verdict when the header's `jwk`, or the first certificate of its `x5c`, matches; `None` when there is none, or
/// it does not.
pub fn judge(facts: &Facts, token: &Token<'_>) -> Option<Verdict> {
    let (keys, what, advice) = match facts.header_source("jwk") {
        Some(text) => {
            let key_format = KeyFormat::Jwk;
            let request = Request { key: text.into(), key_format, ..Request::default() };
            (Keys::read(&request), "key", "paste the issuer's key to learn who made it")
        }
        None => (
            chain::keys(facts)?,
            "key of the certificate",
            "paste the root certificate that you trust, or the issuer's key, to learn who made it",
        ),
    };
    let key = keys.list.first().filter(|key| !matches!(key.material, Material::Secret(_)))?;
    let keys = Keys { list: vec![key.clone()], ..keys.clone() };
    let fitting = candidates::choose(token, &keys).ok()?;
    let Outcome::Matches { canonical: true, candidate, .. } =
        attempt::attempt(token, &keys, &fitting)
    else {
        return None;
    };
    if candidate.conflict.is_some() || token.objection.is_some() {
        return None;
    }
    let message = format!(
        "{} signature matches the {} {what} inside the token, which only shows that its maker holds that key: {advice}",
        token.algorithm.name,
        key.material.kind()
    );
    let embedded_key = Some(embedded(key));
    Some(Verdict { embedded_key, ..verdict(SignatureState::Consistent, Why::Matched, message) })
}

fn embedded(key: &Key) -> KeyUse {
    KeyUse { id: key.id(0), source: KeySource::Token, description: key.description(0) }
}
