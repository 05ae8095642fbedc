//! `at_hash`, `c_hash` and `s_hash`: what came with an ID token (`OpenID` Connect Core 3.1.3.6 and 3.3.2.11; FAPI 1.0 part 2).

use super::second::Second;
use super::{compared, step};
use crate::algorithms;
use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::engine::digest::{self, Digester};
use crate::facts::Facts;
use crate::report::{Outcome, Step};

/// The step, the claim, the name in a response, and what a person calls it.
const HASHES: [(&str, &str, &str, &str); 3] = [
    ("access-token-hash", "at_hash", "access_token", "access token"),
    ("code-hash", "c_hash", "code", "authorization code"),
    ("state-hash", "s_hash", "state", "state"),
];

/// A step for each hash in the claims.
pub fn steps(facts: &Facts, second: &Second) -> Vec<Step> {
    let claims = HASHES.iter().filter_map(|row| Some((row, facts.claim(row.1)?)));
    claims.map(|(row, claim)| one(row, claim, facts, second)).collect()
}

fn one(
    (name, claim, value, what): &(&'static str, &str, &str, &str),
    hash: &Node,
    facts: &Facts,
    second: &Second,
) -> Step {
    let skip = |message: String| step(name, Outcome::Skip, message);
    let Some((text, unnamed)) = second.hashed(value) else {
        return skip(format!("{claim} not checked: no {what} given"));
    };
    let Some(digest) = digester(facts) else {
        let algorithm = facts.algorithm().unwrap_or_default();
        return skip(format!(
            "{claim} not checked: its hash with {algorithm} is not supported here"
        ));
    };
    let half = half(digest, text);
    let is = |claim: &str| facts.claim(claim).and_then(Node::as_str) == Some(half.as_str());
    let same = hash.as_str() == Some(half.as_str());
    if let Some((_, other, _, it)) =
        HASHES.iter().find(|(_, other, ..)| unnamed && !same && is(other))
    {
        return skip(format!("{claim} not checked: the second text is the {it}, as {other} says"));
    }
    let passed = format!("{claim} is the hash of the {what}");
    let failed =
        format!("{claim} is not the hash of this {what}, so the two do not belong together");
    compared(name, same, &passed, failed)
}

/// The hash function of the token's algorithm.
fn digester(facts: &Facts) -> Option<Digester> {
    let algorithm = algorithms::find(facts.algorithm()?)?;
    // With a key on Ed448 the hash is SHAKE256.
    let ed448 = facts.signature().is_some_and(|signature| signature.len() == 114);
    digest::named(&algorithm.hash.to_ascii_lowercase()).filter(|_| !ed448)
}

/// The left half of the digest, base64url.
fn half(digest: Digester, text: &str) -> String {
    let digest = digest(text.as_bytes());
    base64url::encode(digest.get(..digest.len() / 2).unwrap_or_default())
}
