//! The key binding (RFC 9901 section 7.3): whether the holder of the key that the issuer named presented these disclosures.

use super::Hash;
use crate::algorithms;
use crate::encoding::base64url;
use crate::encoding::json::{Node, Value};
use crate::facts::Facts;
use crate::facts::part::Part;
use crate::facts::profile::normalized_type;
use crate::keys::Keys;
use crate::report::presentation::{KeyBinding, ProofState};
use crate::report::{KeySource, KeyUse, SignatureState};
use crate::request::{KeyFormat, Options, Request};
use crate::verdict::presentation::Presentation;
use crate::verdict::{Verdict, Why};
use crate::verify;

/// Judges the key binding JWT; `claims` are those that name the holder's key.
pub fn check(
    facts: &Facts,
    claims: &Part,
    hash: Option<Hash<'_>>,
    options: &Options,
    presentation: &mut Presentation,
) {
    let cnf = claims.object().and_then(|claims| claims.get("cnf"));
    let Some(binding) = &facts.disclosures.key_binding else {
        let message = match cnf {
            Some(_) => "there is no key binding, so nobody has shown to hold the key in “cnf”",
            None => "there is no key binding, and none is required: “cnf” names no holder's key",
        };
        message.clone_into(&mut presentation.key_binding.message);
        return;
    };
    let own = &binding.facts;
    let jwk = cnf.and_then(|cnf| cnf.get("jwk"));
    let keys = jwk.map(|jwk| {
        let key = claims.source(jwk).into();
        Keys::read(&Request { key, key_format: KeyFormat::Jwk, ..Request::default() })
    });
    presentation.objections = objections(facts, own, hash, options);
    let judged = match presentation.objections.as_slice() {
        [] if cnf.is_none() => {
            refused("the issuer named no holder's key (“cnf”), so it binds nothing")
        }
        [] => signed(own, keys.as_ref(), hash),
        objections => refused(&objections.join("; ")),
    };
    let key = keys.as_ref().and_then(|keys| keys.list.first()).map(|key| {
        let (id, description) = (key.id(0), key.description(0));
        KeyUse { id, source: KeySource::Token, description }
    });
    presentation.key_binding = KeyBinding { key, ..judged };
}

fn refused(reason: &str) -> KeyBinding {
    let message = format!("the key binding does not hold: {reason}. Refuse the presentation");
    KeyBinding { state: ProofState::Invalid, key: None, message }
}

/// What can be said without the holder's key.
fn objections(
    facts: &Facts,
    own: &Facts,
    hash: Option<Hash<'_>>,
    options: &Options,
) -> Vec<String> {
    if own.is_malformed() || own.segments.len() != 3 || own.payload.object().is_none() {
        return vec!["its JWT cannot be read, see the problems of the token".to_owned()];
    }
    let mut found: Vec<String> = header(own).into_iter().collect();
    if own.segments.iter().any(|segment| !segment.decoded.oddities.is_empty()) {
        found.push("its base64url has stray bits, which strict verifiers refuse".to_owned());
    }
    for (name, kind) in
        [("iat", "a number"), ("aud", "a text"), ("nonce", "a text"), ("sd_hash", "a text")]
    {
        let claim = own.claim(name).map(|claim| &claim.value);
        let fits = match claim {
            Some(Value::Number(_)) => name == "iat",
            Some(Value::String(_)) => name != "iat",
            _ => false,
        };
        if !fits {
            found.push(format!("“{name}” must be there as {kind}"));
        }
    }
    let text = |name: &str| own.claim(name).and_then(Node::as_str);
    if let (Some(given), Some(hash)) = (text("sd_hash"), hash) {
        let computed = base64url::encode(&(hash.compute)(facts.presented().as_bytes()));
        if given != computed {
            found.push("“sd_hash” is the hash of something else: a disclosure was added, removed or changed after the holder signed".to_owned());
        }
    }
    for (name, expected) in [("aud", &options.audience), ("nonce", &options.nonce)] {
        let given = text(name);
        if let (Some(given), Some(expected)) = (given, expected)
            && given != expected
        {
            found.push(format!("“{name}” is “{given}”, expected “{expected}”"));
        }
    }
    found
}

fn header(own: &Facts) -> Option<String> {
    let typ = own.header("typ").and_then(Node::as_str);
    if typ.map(normalized_type).as_deref() != Some("kb+jwt") {
        return Some("its “typ” must be kb+jwt".to_owned());
    }
    let algorithm = own.algorithm().unwrap_or_default();
    let symmetric = algorithms::find(algorithm).is_some_and(|row| row.key_type == "oct");
    let unsigned = algorithm.is_empty() || algorithm.eq_ignore_ascii_case("none");
    (symmetric || unsigned).then(|| "its “alg” must name a digital signature".to_owned())
}

/// Whether the key that `cnf` names signed it.
fn signed(own: &Facts, keys: Option<&Keys>, hash: Option<Hash<'_>>) -> KeyBinding {
    let state = |state, message: String| KeyBinding { state, key: None, message };
    let Some(keys) = keys else {
        let message = "the key binding was not checked: “cnf” holds no “jwk”, and keys that stand elsewhere are not fetched";
        return state(ProofState::Error, message.to_owned());
    };
    let Some(key) = keys.list.first() else {
        let problem = keys.problems.first().map_or("", |problem| &problem.message);
        let message =
            format!("the key binding was not checked: the key in “cnf” cannot be read. {problem}");
        return state(ProofState::Error, message);
    };
    let verdict = verify::verify(own, keys, &Options::default());
    let kind = key.material.kind();
    let (found, message) = match (verdict.state, hash) {
        (SignatureState::Valid, None) => {
            let message = "the holder's signature matches, but “sd_hash” was not checked: its hash function is not supported here";
            (ProofState::Unsupported, message.to_owned())
        }
        (SignatureState::Valid, Some(_)) => {
            (ProofState::Valid, format!("the holder presented it with the {kind} key in “cnf”"))
        }
        (SignatureState::Invalid, _) => {
            return refused(&format!("its signature does not match the {kind} key in “cnf”"));
        }
        (SignatureState::Unsupported, _) => (
            ProofState::Unsupported,
            format!("the key binding was not checked. {}", verdict.message),
        ),
        _ => (
            ProofState::Error,
            format!("the key binding was not checked: {}", obstacle(&verdict, &kind)),
        ),
    };
    state(found, message)
}

/// Why the holder's key could not decide.
fn obstacle(verdict: &Verdict, kind: &str) -> String {
    let algorithm = verdict.algorithm.as_deref().unwrap_or_default();
    match &verdict.why {
        Why::KeyTypeMismatch { expected, .. } => {
            format!("{algorithm} needs {expected}, but “cnf” holds one of type {kind}")
        }
        Why::KeyNotForThis => "the key in “cnf” says itself that it is not for this".to_owned(),
        Why::NotCanonical => "its base64url is not as strict verifiers require".to_owned(),
        _ => verdict.message.clone(),
    }
}
