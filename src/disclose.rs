//! Processes an SD-JWT as a verifier does (RFC 9901 section 7): disclosures put in the place of their digests, then the key binding.

mod binding;
mod process;
#[cfg(test)]
pub mod tests;

use crate::encoding::json::Node;
use crate::engine::digest::{self, Digester};
use crate::facts::Facts;
use crate::facts::part::Part;
use crate::report::presentation::{Disclosures, ProofState};
use crate::report::{Kind, Signature, SignatureState};
use crate::request::Options;
use crate::verdict::presentation::{Cause, Presentation, Violation};

/// A hash function, and its name.
#[derive(Clone, Copy)]
struct Hash<'a> {
    name: &'a str,
    compute: Digester,
}

/// What a verifier finds; `None` for a token that is no SD-JWT.
pub fn present(facts: &Facts, options: &Options) -> Option<Presentation> {
    if facts.kind != Kind::SdJwt {
        return None;
    }
    let (hash, mut presentation) = match hash(facts) {
        Ok(hash) => (Some(hash), process::process(facts, hash)),
        Err(disclosures) => (None, *disclosures),
    };
    let bytes = presentation.claims.as_ref().map(|claims| claims.as_bytes().to_vec());
    let processed = bytes.map(|bytes| Part::of(bytes, true));
    let claims = processed.as_ref().unwrap_or(&facts.payload);
    binding::check(facts, claims, hash, options, &mut presentation);
    Some(presentation)
}

/// The hash function of the digests, or why nothing can be said of the disclosures.
fn hash(facts: &Facts) -> Result<Hash<'_>, Box<Presentation>> {
    if facts.payload.object().is_none() {
        let message = "the claims cannot be read, so the disclosures were not checked: see the problems of the token";
        return Err(unasked(facts, "", ProofState::Error, message.to_owned()).into());
    }
    let claim = facts.claim("_sd_alg");
    let name = claim.map_or(Some("sha-256"), Node::as_str).unwrap_or_default();
    if let Some(compute) = digest::named(name) {
        return Ok(Hash { name, compute });
    }
    let shown: String = name.chars().take(40).collect();
    if name.starts_with("sha3-") || name.starts_with("blake2") || name.starts_with("k12-") {
        let message = format!(
            "the hash function “{shown}” is not supported here, so the disclosures were not checked"
        );
        return Err(unasked(facts, name, ProofState::Unsupported, message).into());
    }
    let message = format!(
        "“_sd_alg” names “{shown}”, which is no hash function that resists collisions: verifiers must refuse the token. Use sha-256"
    );
    let mut refused = unasked(facts, name, ProofState::Invalid, message);
    let cause = Cause::Algorithm(shown);
    refused.violations.push(Violation { cause, disclosure: None, span: None, path: None });
    Err(refused.into())
}

fn unasked(facts: &Facts, algorithm: &str, state: ProofState, message: String) -> Presentation {
    let list = facts.disclosures.list.iter().map(process::unchecked).collect();
    let algorithm = algorithm.to_owned();
    let disclosures = Disclosures { state, algorithm, message, undisclosed: 0, list };
    Presentation { disclosures, ..Presentation::default() }
}

/// The answer about the whole: a matching signature of the issuer counts only when disclosures and key binding hold.
pub fn temper(mut signature: Signature, presentation: &Presentation) -> Signature {
    let matches = matches!(signature.state, SignatureState::Valid | SignatureState::Consistent);
    match presentation.objection() {
        Some((state, reason)) if matches => {
            signature.state = match state {
                ProofState::Unsupported => SignatureState::Unsupported,
                ProofState::Error => SignatureState::Error,
                _ => SignatureState::Invalid,
            };
            signature.message = format!("{}, but {reason}", signature.message);
        }
        Some((_, reason)) => {
            signature.message = format!("{}. Besides, {reason}", signature.message);
        }
        None if matches => {
            let Presentation { disclosures, key_binding, .. } = presentation;
            let parts = [&signature.message, &disclosures.message, &key_binding.message];
            signature.message = parts.map(String::as_str).join("; ");
        }
        None => {}
    }
    signature
}
