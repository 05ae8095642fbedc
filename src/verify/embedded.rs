//! The key that a token brings itself (RFC 7515 sections 4.1.3 and 4.1.6): a match shows that its maker holds that key, not who that is.

use super::attempt::{self, Outcome};
use super::token::Token;
use super::{candidates, chain, verdict};
use crate::facts::Facts;
use crate::keys::{Key, Keys, Material};
use crate::report::{KeySource, KeyUse, SignatureState};
use crate::request::{KeyFormat, Request};
use crate::verdict::{Verdict, Why};

/// Whether the token is a proof of possession: its own key is the one that must have signed it (RFC 9449 section 4.3;
/// `OpenID4VCI` 1.0 appendix F.1).
pub fn is_proof(facts: &Facts) -> bool {
    facts.profile.id == "dpop"
        || facts.profile.id == "oid4vci-proof" && facts.header("jwk").is_some()
}

/// The verdict when the header's `jwk`, or the first certificate of its `x5c`, matches; `None` when there is none, or
/// it does not match and need not.
pub fn judge(facts: &Facts, token: &Token<'_>) -> Option<Verdict> {
    let proof = is_proof(facts);
    let name = token.algorithm.name;
    let refused = |state, why, message: String| proof.then(|| verdict(state, why, message));
    let found = match facts.header_source("jwk") {
        Some(text) => {
            let key_format = KeyFormat::Jwk;
            let request = Request { key: text.into(), key_format, ..Request::default() };
            Some((Keys::read(&request), "key", "paste the issuer's key to learn who made it"))
        }
        None if proof => None,
        None => chain::keys(facts).map(|keys| {
            let advice = "paste the root certificate that you trust, or the issuer's key, to learn who made it";
            (keys, "key of the certificate", advice)
        }),
    };
    let found = found.and_then(|(keys, what, advice)| {
        let key = keys.list.first().filter(|it| !matches!(it.material, Material::Secret(_)))?;
        Some((Keys { list: vec![key.clone()], ..keys }, what, advice))
    });
    let Some((keys, what, advice)) = found else {
        let message = format!(
            "{name} signature not checked: a proof must bring its public key as “jwk” in the header"
        );
        return refused(SignatureState::Error, Why::KeyUnreadable, message);
    };
    let key = keys.list.first()?;
    let kind = key.material.kind();
    let fitting = match candidates::choose(token, &keys) {
        Ok(fitting) => fitting,
        Err(unfit) => {
            let message =
                format!("{name} signature not checked: the key inside the proof is {kind}");
            return refused(unfit.state, unfit.why, message);
        }
    };
    let Outcome::Matches { canonical, candidate, .. } = attempt::attempt(token, &keys, &fitting)
    else {
        let message = format!(
            "{name} signature does not match the {kind} key inside the proof: the proof was changed, or another key signed it"
        );
        return refused(SignatureState::Invalid, Why::Mismatch, message);
    };
    let objection = token.objection.as_ref().map(|it| it.reason.as_str());
    let stray = (!canonical).then_some("only after the base64url was written properly");
    if let Some(reason) = candidate.conflict.as_deref().or(objection).or(stray) {
        let message = format!("{name} signature matches the key inside the proof, but {reason}");
        return refused(SignatureState::Error, Why::NotCanonical, message);
    }
    let end = if proof {
        "proof, as it must: who holds that key sent it".to_owned()
    } else {
        format!("token, which only shows that its maker holds that key: {advice}")
    };
    let message = format!("{name} signature matches the {kind} {what} inside the {end}");
    let embedded_key = Some(embedded(key));
    Some(Verdict { embedded_key, ..verdict(SignatureState::Consistent, Why::Matched, message) })
}

fn embedded(key: &Key) -> KeyUse {
    KeyUse { id: key.id(0), source: KeySource::Token, description: key.description(0) }
}
