//! The validation as a verifier would do it, step by step. Signature and claims are never mixed.

mod claims;
#[cfg(test)]
mod tests;

use crate::binding::Binding;
use crate::facts::Facts;
use crate::facts::critical::Refusal;
use crate::report::presentation::ProofState;
use crate::report::{DecryptionState, Kind, Outcome, SignatureState, Step};
use crate::request::{Options, Request};
use crate::verdict::opening::Opening;
use crate::verdict::presentation::Presentation;
use crate::verdict::{Verdict, Why};
use std::borrow::Cow;

/// The steps in order; each passes, fails or is skipped, with its reason in a sentence.
pub fn trace(
    facts: &Facts,
    verdict: &Verdict,
    opening: Option<&Opening>,
    presentation: Option<&Presentation>,
    binding: &Binding,
    request: &Request,
) -> Vec<Step> {
    if facts.header.json.is_none() && facts.payload.json.is_none() {
        return Vec::new();
    }
    let mut steps =
        vec![decode(facts), algorithm(facts, verdict, opening, &request.options), critical(facts)];
    steps.extend(opening.map(decryption));
    steps.push(signature(facts, verdict));
    steps.extend(presentation.into_iter().flat_map(proofs));
    steps.extend(binding.steps.iter().cloned());
    steps.extend(claims::steps(facts, request));
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

/// The key decides which algorithms are acceptable, or the person; never the token alone (RFC 8725 section 3.1).
fn algorithm(
    facts: &Facts,
    verdict: &Verdict,
    opening: Option<&Opening>,
    options: &Options,
) -> Step {
    let step = |outcome, message: String| step("algorithm", outcome, message);
    if facts.header.object().is_none() {
        return step(Outcome::Skip, "Not checked: the header could not be read".to_owned());
    }
    let Some(algorithm) = facts.algorithm() else {
        return step(Outcome::Fail, "The header names no algorithm".to_owned());
    };
    let accepted = options.accepted();
    if !accepted.is_empty() && !accepted.contains(&algorithm) {
        let message = format!("{algorithm} is not among {}", accepted.join(", "));
        return step(Outcome::Fail, message);
    }
    match &verdict.why {
        Why::Unsecured => step(Outcome::Fail, format!("{algorithm}: the token is not signed")),
        Why::KeyTypeMismatch { expected, found } => {
            let message = format!("{algorithm} needs {expected}, and your key is {found}");
            step(Outcome::Fail, message)
        }
        Why::KeyNotForThis => {
            step(Outcome::Fail, format!("{algorithm}: the key itself says that it is not for this"))
        }
        _ if !accepted.is_empty() => {
            step(Outcome::Pass, format!("{algorithm} is among {}", accepted.join(", ")))
        }
        Why::Mismatch | Why::SignatureLength { .. } => {
            step(Outcome::Pass, format!("{algorithm} fits the key"))
        }
        _ if verdict.key.is_some() || facts.kind == Kind::Jwe && opened(opening) => {
            step(Outcome::Pass, format!("{algorithm} fits your key"))
        }
        _ => {
            let message = format!(
                "{algorithm}: neither a key of yours nor a list of accepted algorithms decides, only the token"
            );
            step(Outcome::Skip, message)
        }
    }
}

fn opened(opening: Option<&Opening>) -> bool {
    opening.is_some_and(|opening| opening.state == DecryptionState::Decrypted)
}

/// What is not understood and said to be critical is refused (RFC 7515 section 4.1.11).
fn critical(facts: &Facts) -> Step {
    let (outcome, message) = match Refusal::of(facts) {
        Some(refusal) => (Outcome::Fail, refusal.reason.into()),
        None if facts.header("crit").is_some() => {
            (Outcome::Pass, Cow::Borrowed("Every extension that crit names is understood"))
        }
        None => (Outcome::Skip, Cow::Borrowed("There is no crit, so nothing more is demanded")),
    };
    step("critical", outcome, message)
}

fn signature(facts: &Facts, verdict: &Verdict) -> Step {
    let outcome = match verdict.state {
        SignatureState::Valid => Outcome::Pass,
        // A proof of possession is to be signed by the key that it brings (RFC 9449 section 4.3).
        SignatureState::Consistent if facts.profile.id == "dpop" => Outcome::Pass,
        SignatureState::None | SignatureState::Unchecked | SignatureState::Unsupported => {
            Outcome::Skip
        }
        SignatureState::Consistent | SignatureState::Error | SignatureState::Invalid => {
            Outcome::Fail
        }
    };
    step("signature", outcome, verdict.message.clone())
}

fn outcome(passed: bool) -> Outcome {
    if passed { Outcome::Pass } else { Outcome::Fail }
}
