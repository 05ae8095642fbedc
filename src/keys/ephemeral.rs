//! The sender's ephemeral key of ECDH-ES (RFC 7518 section 4.6.1.1).

use super::{Key, Keys, Material};
use crate::engine::ecdh;
use crate::request::{KeyFormat, Request};

/// The key of a header's `epk`, as its text stands there; else why it cannot be used, as a part of a sentence.
pub fn read(epk: Option<&str>) -> Result<Key, String> {
    let Some(text) = epk else { return Err("it is missing".to_owned()) };
    let request = Request { key: text.into(), key_format: KeyFormat::Jwk, ..Request::default() };
    let mut keys = Keys::read(&request);
    let Some(key) = keys.list.pop() else {
        let problem = keys.problems.pop().map(|problem| problem.message);
        return Err(problem.unwrap_or_else(|| "it is no JWK".to_owned()));
    };
    match &key.material {
        Material::Okp { curve, x } if ecdh::is_low_order(curve, x) => {
            Err("its point is of low order, so the secret would be none".to_owned())
        }
        Material::Ec { .. } | Material::Okp { .. } => Ok(key),
        other => Err(format!("{} is no key for an agreement", other.kind())),
    }
}
