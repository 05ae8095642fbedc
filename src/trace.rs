//! The validation as a verifier would do it, step by step. Signature and claims are never mixed.

use crate::encoding::json::Node;
use crate::facts::Facts;
use crate::report::presentation::ProofState;
use crate::report::{DecryptionState, Kind, Outcome, SignatureState, Step};
use crate::request::{Options, Request};
use crate::time::{Span, Timestamp};
use crate::verdict::Verdict;
use crate::verdict::opening::Opening;
use crate::verdict::presentation::Presentation;
use std::borrow::Cow;

/// The steps in order; each passes, fails or is skipped, with its reason in a sentence.
pub fn trace(
    facts: &Facts,
    verdict: &Verdict,
    opening: Option<&Opening>,
    presentation: Option<&Presentation>,
    request: &Request,
) -> Vec<Step> {
    if facts.header.json.is_none() && facts.payload.json.is_none() {
        return Vec::new();
    }
    let options = &request.options;
    // Who an SD-JWT is presented to, and for which request, the holder says (RFC 9901 section 4.3).
    let presented = facts.disclosures.key_binding.as_ref().map_or(facts, |binding| &binding.facts);
    let mut steps = vec![decode(facts), algorithm(facts, options)];
    steps.extend(opening.map(decryption));
    steps.push(signature(verdict));
    steps.extend(presentation.into_iter().flat_map(proofs));
    steps.extend([
        not_before(facts, request),
        expiry(facts, request),
        text("issuer", "iss", facts, options.issuer.as_deref()),
        audience(presented, options.audience.as_deref()),
        token_type(facts, options.token_type.as_deref()),
        text("nonce", "nonce", presented, options.nonce.as_deref()),
    ]);
    steps
}

fn decryption(opening: &Opening) -> Step {
    let outcome = match opening.state {
        DecryptionState::Decrypted => Outcome::Pass,
        DecryptionState::Failed => Outcome::Fail,
        _ => Outcome::Skip,
    };
    step("decryption", outcome, opening.message.clone())
}

/// What an SD-JWT has besides the issuer's signature.
fn proofs(presentation: &Presentation) -> [Step; 2] {
    let Presentation { disclosures, key_binding, .. } = presentation;
    [
        ("disclosures", disclosures.state, &disclosures.message),
        ("key-binding", key_binding.state, &key_binding.message),
    ]
    .map(|(name, state, message)| {
        let outcome = match state {
            ProofState::Valid => Outcome::Pass,
            ProofState::None | ProofState::Unsupported => Outcome::Skip,
            ProofState::Invalid | ProofState::Error => Outcome::Fail,
        };
        step(name, outcome, sentence(message))
    })
}

/// The message with a capital at its start; those of names in code are left as they are.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

fn step(step: &'static str, outcome: Outcome, message: impl Into<String>) -> Step {
    Step { step: Cow::Borrowed(step), outcome, message: message.into() }
}

fn decode(facts: &Facts) -> Step {
    if facts.is_malformed() {
        return step("decode", Outcome::Fail, "A strict reader refuses the text; see the problems");
    }
    let what = match facts.kind {
        Kind::Jwe => "JWE",
        Kind::SdJwt => "JWS with disclosures",
        _ => "JWS",
    };
    step("decode", Outcome::Pass, format!("The text is a well-formed {what}"))
}

fn algorithm(facts: &Facts, options: &Options) -> Step {
    if facts.header.object().is_none() {
        return step("algorithm", Outcome::Skip, "Not checked: the header could not be read");
    }
    let Some(algorithm) = facts.algorithm() else {
        return step("algorithm", Outcome::Fail, "The header names no algorithm");
    };
    if options.algorithms.is_empty() {
        let message =
            format!("{algorithm}: no list of accepted algorithms given, so the key decides");
        return step("algorithm", Outcome::Skip, message);
    }
    let accepted = options.algorithms.iter().any(|expected| expected == algorithm);
    let verb = if accepted { "is" } else { "is not" };
    let message = format!("{algorithm} {verb} among {}", options.algorithms.join(", "));
    step("algorithm", outcome(accepted), message)
}

fn signature(verdict: &Verdict) -> Step {
    let outcome = match verdict.state {
        SignatureState::Valid => Outcome::Pass,
        SignatureState::None | SignatureState::Unchecked | SignatureState::Unsupported => {
            Outcome::Skip
        }
        SignatureState::Consistent | SignatureState::Error | SignatureState::Invalid => {
            Outcome::Fail
        }
    };
    step("signature", outcome, verdict.message.clone())
}

fn not_before(facts: &Facts, request: &Request) -> Step {
    let Some(claim) = facts.claim("nbf") else {
        let why =
            if facts.payload.object().is_some() { "There is no nbf claim" } else { UNREADABLE };
        return step("not-before", Outcome::Skip, why);
    };
    let Some(nbf) = instant(claim) else {
        return step("not-before", Outcome::Fail, "nbf is not a number of seconds");
    };
    let early = nbf.since(request.now);
    if early <= 0 {
        return step("not-before", Outcome::Pass, "Already valid");
    }
    let length = Span(early.unsigned_abs());
    let tolerated = early <= request.options.skew();
    let message = if tolerated {
        format!("Valid in {length}; tolerated by {} s of skew", request.options.skew())
    } else {
        format!("Not valid before {nbf}, in {length}")
    };
    step("not-before", outcome(tolerated), message)
}

fn expiry(facts: &Facts, request: &Request) -> Step {
    let Some(claim) = facts.claim("exp") else {
        let none = "There is no exp claim: it never expires";
        let why = if facts.payload.object().is_some() { none } else { UNREADABLE };
        return step("expiry", Outcome::Skip, why);
    };
    let Some(exp) = instant(claim) else {
        return step("expiry", Outcome::Fail, "exp is not a number of seconds");
    };
    let late = request.now.since(exp);
    let skew = request.options.skew();
    if late < 0 {
        let message = format!("Not expired, {} left", Span(late.unsigned_abs()));
        return step("expiry", Outcome::Pass, message);
    }
    let length = Span(late.unsigned_abs());
    let tolerated = late < skew;
    let message = if tolerated {
        format!("Expired {length} ago; tolerated by {skew} s of skew")
    } else {
        format!("Expired {length} ago, at {exp}")
    };
    step("expiry", outcome(tolerated), message)
}

fn instant(claim: &Node) -> Option<Timestamp> {
    Timestamp::from_number(claim.as_number()?)
}

fn text(name: &'static str, claim: &str, facts: &Facts, expected: Option<&str>) -> Step {
    let Some(expected) = expected else {
        return step(name, Outcome::Skip, format!("{claim} not checked: none expected"));
    };
    match facts.claim(claim).map(Node::as_str) {
        Some(Some(found)) if found == expected => {
            step(name, Outcome::Pass, format!("{claim} is as expected"))
        }
        Some(Some(found)) => {
            step(name, Outcome::Fail, format!("{claim} is “{found}”, expected “{expected}”"))
        }
        Some(None) => step(name, Outcome::Fail, format!("{claim} is no text")),
        None => step(name, Outcome::Fail, format!("{claim} is missing, expected “{expected}”")),
    }
}

/// One audience, or a list that must contain the expected one (RFC 7519 section 4.1.3).
fn audience(facts: &Facts, expected: Option<&str>) -> Step {
    let Some(expected) = expected else {
        return step("audience", Outcome::Skip, "aud not checked: none expected");
    };
    let Some(claim) = facts.claim("aud") else {
        let message = format!("aud is missing, expected “{expected}”");
        return step("audience", Outcome::Fail, message);
    };
    let listed = claim.elements().unwrap_or(std::slice::from_ref(claim));
    let found: Vec<&str> = listed.iter().filter_map(Node::as_str).collect();
    if found.contains(&expected) {
        return step("audience", Outcome::Pass, "aud is as expected");
    }
    let message = format!("aud is “{}”, expected “{expected}”", found.join("”, “"));
    step("audience", Outcome::Fail, message)
}

/// `typ` is a media type: letter case and a leading `application/` do not matter (RFC 7515 section 4.1.9).
fn token_type(facts: &Facts, expected: Option<&str>) -> Step {
    let Some(expected) = expected else {
        return step("type", Outcome::Skip, "typ not checked: none expected");
    };
    let short = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.strip_prefix("application/").map_or(text.clone(), str::to_owned)
    };
    match facts.header("typ").and_then(Node::as_str) {
        Some(found) if short(found) == short(expected) => {
            step("type", Outcome::Pass, "typ is as expected")
        }
        Some(found) => {
            step("type", Outcome::Fail, format!("typ is “{found}”, expected “{expected}”"))
        }
        None => step("type", Outcome::Fail, format!("typ is missing, expected “{expected}”")),
    }
}

fn outcome(passed: bool) -> Outcome {
    if passed { Outcome::Pass } else { Outcome::Fail }
}

/// Of claims that could not be read nothing is known, not even that one is missing.
const UNREADABLE: &str = "Not checked: the claims could not be read";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url;

    fn expiry_of(claims: &str) -> String {
        let input = format!("e30.{}.AAAA", base64url::encode(claims.as_bytes())).into();
        let request = Request { input, ..Request::default() };
        let steps = trace(&Facts::read(&request), &Verdict::default(), None, None, &request);
        let expiry = steps.into_iter().find(|step| step.step == "expiry");
        expiry.map(|step| step.message).unwrap_or_default()
    }

    #[test]
    fn nothing_is_said_of_claims_that_could_not_be_read() {
        assert_eq!(expiry_of("{}"), "There is no exp claim: it never expires");
        assert_eq!(expiry_of("{\"exp\":}"), UNREADABLE);
        assert_eq!(expiry_of("[1]"), UNREADABLE);
    }
}
