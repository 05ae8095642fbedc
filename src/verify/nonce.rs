//! Two tokens with the same r: whoever has both can compute the private key (RFC 6979 section 1).

use super::once;
use crate::facts::Facts;
use crate::keys::Keys;
use crate::report::{Certainty, Diagnosis, SignatureState};
use crate::request::{Options, Request};
use crate::verdict::Verdict;
use std::borrow::Cow;

/// What the second token shows about the first; `verdict` is that of the first.
pub fn reused(
    facts: &Facts,
    keys: &Keys,
    options: &Options,
    verdict: &Verdict,
) -> Option<Diagnosis> {
    let name = facts.algorithm().filter(|name| name.starts_with("ES"))?;
    let text = options.other.as_deref()?;
    let other = Facts::read(&Request { input: text.into(), ..Request::default() });
    let (first, second) = (facts.signature()?, other.signature()?);
    let r = first.get(..first.len() / 2).filter(|r| !r.is_empty())?;
    let same_text = facts.signing_input() == other.signing_input();
    if other.algorithm() != Some(name)
        || second.len() != first.len()
        || !second.starts_with(r)
        || same_text && first == second
    {
        return None;
    }
    let holds = verdict.state == SignatureState::Valid
        && once(&other, keys, &Options::default()).state == SignatureState::Valid;
    let (certainty, whose) = if holds {
        (Certainty::Certain, "both match your key, and its private half")
    } else {
        (Certainty::Likely, "if one key made both, its private half")
    };
    let message = format!(
        "This token and the second one have the same r, so the signer used one nonce twice: {whose} can be computed from the two tokens. Replace the key, and sign with deterministic nonces (RFC 6979)."
    );
    Some(Diagnosis { cause: Cow::Borrowed("sig-ecdsa-nonce-reuse"), message, certainty })
}
