//! What the token asks to be verified: algorithm, signed bytes, signature, and reasons why a match would not count.

use super::verdict;
use crate::algorithms::{self, Algorithm, Purpose};
use crate::encoding::base64url::{self, Oddity};
use crate::facts::critical::Refusal;
use crate::facts::{Facts, Form};
use crate::report::{Kind, SignatureState};
use crate::request::Options;
use crate::verdict::{Verdict, Why};

/// The question that a signed token poses.
pub struct Token<'a> {
    pub algorithm: &'static Algorithm,
    pub key_id: Option<&'a str>,
    /// The JWS signing input, as written.
    pub signed: Vec<u8>,
    /// The signing input in proper base64url, when it is written otherwise.
    pub normalised: Option<Vec<u8>>,
    pub signature: &'a [u8],
    /// Why a match does not make the token valid.
    pub objection: Option<Objection>,
    pub payload_is_empty: bool,
}

/// A reason to refuse the token whatever its signature.
pub struct Objection {
    pub state: SignatureState,
    pub why: Why,
    /// The rest of a sentence after "but".
    pub reason: String,
    /// Whether it decides when the signature does not match either.
    pub decides: bool,
    /// Whether a mismatch says nothing, because other bytes were signed.
    pub unasked: bool,
}

/// The question, or the verdict when there is nothing to ask.
pub fn read<'a>(facts: &'a Facts, options: &Options) -> Result<Token<'a>, Box<Verdict>> {
    let algorithm = algorithm(facts)?;
    let (Some(signature), Some(signed)) = (facts.signature(), facts.signing_input()) else {
        let message =
            "The signature cannot be read: see the problems of the token, and copy it again";
        return Err(verdict(SignatureState::Error, Why::Unreadable, message.to_owned()).into());
    };
    if signature.is_empty() {
        return Err(missing(algorithm.name).into());
    }
    let payload_is_empty = facts.segment_text(1) == Some("");
    let detached = options.detached_payload.as_deref().filter(|_| payload_is_empty);
    let unencoded = facts.is_unencoded();
    let payload = detached.map(|text| payload_bytes(text, unencoded)).unwrap_or_default();
    Ok(Token {
        algorithm,
        key_id: facts.key_id(),
        signed: [signed, payload].concat(),
        normalised: normalised(facts),
        signature,
        objection: critical(facts).or_else(|| malformed(facts)),
        payload_is_empty: payload_is_empty && detached.is_none(),
    })
}

fn algorithm(facts: &Facts) -> Result<&'static Algorithm, Box<Verdict>> {
    let refuse = |state, why, message: String| Err(verdict(state, why, message).into());
    match facts.kind {
        Kind::Jws | Kind::SdJwt => {}
        Kind::Jwe => {
            let message = "An encrypted token (JWE) carries no signature outside";
            return refuse(SignatureState::None, Why::Encrypted, message.to_owned());
        }
        _ => return refuse(SignatureState::None, Why::Unreadable, "There is no token".to_owned()),
    }
    if facts.header.object().is_none() {
        let message = "The header cannot be read, so it is unknown how the token is signed: see the problems of the token";
        return refuse(SignatureState::Error, Why::Unreadable, message.to_owned());
    }
    let Some(name) = facts.algorithm() else {
        let message = "The header names no algorithm: a token needs the text member “alg”";
        return refuse(SignatureState::Error, Why::Unreadable, message.to_owned());
    };
    if name.eq_ignore_ascii_case("none") {
        return Err(unsecured(facts, name).into());
    }
    let shown: String = name.chars().take(40).collect();
    match algorithms::find(name) {
        Some(row) if row.supported && row.purpose == Purpose::Sign => Ok(row),
        Some(row) => {
            let message = format!(
                "{shown} ({}) signs nothing that is checked here: the header of a signed token must name a signature algorithm",
                row.description
            );
            refuse(SignatureState::Unsupported, Why::UnsupportedAlgorithm, message)
        }
        None => {
            let message = format!(
                "“{shown}” is no registered algorithm: the signature was not checked. Names are exact, letter case included"
            );
            refuse(SignatureState::Unsupported, Why::UnsupportedAlgorithm, message)
        }
    }
}

fn unsecured(facts: &Facts, name: &str) -> Verdict {
    let rest = if facts.signature().is_some_and(|signature| !signature.is_empty()) {
        "; what stands in the place of a signature means nothing"
    } else {
        ""
    };
    let message =
        format!("The token is not signed (alg: {name}), so anybody could have written it{rest}");
    verdict(SignatureState::None, Why::Unsecured, message)
}

fn missing(algorithm: &str) -> Verdict {
    let message = format!(
        "The signature is missing although the header says {algorithm}: refuse the token, or copy it again with its third part"
    );
    verdict(SignatureState::Invalid, Why::SignatureMissing, message)
}

/// A detached payload as it was signed: base64url, or its bytes when the header says `b64: false`.
fn payload_bytes(detached: &str, unencoded: bool) -> Vec<u8> {
    let text = detached.trim();
    let bytes = if unencoded { base64url::decode(text).bytes } else { None };
    bytes.unwrap_or_else(|| text.as_bytes().to_vec())
}

/// The signing input in the alphabet and form of RFC 7515 section 2.
fn normalised(facts: &Facts) -> Option<Vec<u8>> {
    let proper = |index: usize| {
        let segment = facts.segments.get(index)?;
        let is_encoded = matches!(segment.form, Form::Base64url | Form::Escaped(_, true));
        let text = facts.segment_text(index)?;
        Some(match segment.decoded.bytes.as_deref().filter(|_| is_encoded) {
            Some(bytes) => base64url::encode(bytes),
            None if is_encoded => return None,
            None => text.to_owned(),
        })
    };
    let protected = if facts.is_unprotected() { String::new() } else { proper(0)? };
    let text = format!("{protected}.{}", proper(1)?).into_bytes();
    (Some(&text) != facts.signing_input().as_ref()).then_some(text)
}

/// `crit` (RFC 7515 section 4.1.11) and `b64` (RFC 7797).
fn critical(facts: &Facts) -> Option<Objection> {
    let Refusal { is_unknown, reason } = Refusal::of(facts)?;
    let state = if is_unknown { SignatureState::Unsupported } else { SignatureState::Error };
    let (why, unasked) = (Why::CriticalExtension, facts.is_unencoded());
    Some(Objection { state, why, reason, decides: true, unasked })
}

/// What strict readers refuse although the bytes are certain (RFC 7515 section 5.2).
fn malformed(facts: &Facts) -> Option<Objection> {
    let stray_bits = facts.segments.iter().take(2).any(|segment| {
        segment.decoded.oddities.iter().any(|it| matches!(it, Oddity::TrailingBits { .. }))
    });
    let reason = if facts.is_malformed() {
        "strict verifiers refuse the text: see the problems of the token".to_owned()
    } else if stray_bits {
        "header or payload end with stray bits in their last character: strict verifiers refuse the token".to_owned()
    } else {
        return None;
    };
    Some(Objection {
        state: SignatureState::Error,
        why: Why::NotCanonical,
        reason,
        decides: false,
        unasked: false,
    })
}
