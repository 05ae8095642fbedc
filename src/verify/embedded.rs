//! The key that a token brings itself (RFC 7515 section 4.1.3): a match shows that its maker holds that key, not who that is.

use super::attempt::{self, Outcome};
use super::token::Token;
use super::{candidates, verdict};
use crate::facts::Facts;
use crate::keys::{Key, Keys, Material};
use crate::report::{KeySource, KeyUse, SignatureState};
use crate::request::{KeyFormat, Request};
use crate::verdict::{Verdict, Why};

/// The verdict when the header's `jwk` matches; `None` when there is none, or it does not.
pub fn judge(facts: &Facts, token: &Token<'_>) -> Option<Verdict> {
    let text = facts.header_source("jwk")?;
    let request = Request { key: text.into(), key_format: KeyFormat::Jwk, ..Request::default() };
    let keys = Keys::read(&request);
    let key = keys.list.first().filter(|key| !matches!(key.material, Material::Secret(_)))?;
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
        "{} signature matches the {} key inside the token, which only shows that its maker holds that key: paste the issuer's key to learn who made it",
        token.algorithm.name,
        key.material.kind()
    );
    let embedded_key = Some(embedded(key));
    Some(Verdict { embedded_key, ..verdict(SignatureState::Consistent, Why::Matched, message) })
}

fn embedded(key: &Key) -> KeyUse {
    KeyUse { id: key.id(0), source: KeySource::Token, description: key.description(0) }
}
