//! What the token says to whoever wants to open it: algorithms, parameters, bytes; or why nobody can.

use super::opening;
use crate::algorithms::{self, Purpose, encrypted_key_bytes};
use crate::encoding::base64url::{self, Oddity};
use crate::encoding::json::{self, Node};
use crate::engine::content::{self, Content, Sealed};
use crate::engine::envelope::{Envelope, key_finder};
use crate::facts::Facts;
use crate::keys::{Material, ephemeral};
use crate::report::{DecryptionState as State, Serialization};
use crate::verdict::opening::Opening;

/// The question that an encrypted token poses.
pub struct Question<'a> {
    pub key_id: Option<&'a str>,
    pub envelope: Envelope<'a>,
    /// Of PBES2, the count.
    pub iterations: Option<u64>,
}

/// Why there is no question: in this state, with the rest of a sentence.
type Refusal = (State, String);

/// The question, or the answer when there is nothing to ask.
pub fn read(facts: &Facts) -> Result<Question<'_>, Box<Opening>> {
    question(facts)
        .map_err(|(state, why)| Box::new(opening(state, format!("Not decrypted: {why}"))))
}

fn question(facts: &Facts) -> Result<Question<'_>, Refusal> {
    let algorithm = named(facts, "alg", |name| key_finder(name).map(|_| ()))?.0;
    let (encryption, content) = named(facts, "enc", content::named)?;
    extensions(facts)?;
    written(facts)?;
    let bytes = |index: usize| {
        let segment = facts.segments.get(index);
        let bytes = segment.and_then(|segment| segment.decoded.bytes.as_deref());
        bytes.ok_or_else(|| failed("a part of it cannot be read, see the problems of the token"))
    };
    let sealed = Sealed { iv: bytes(2)?, ciphertext: bytes(3)?, tag: bytes(4)?, aad: &[] };
    let encrypted_key = bytes(1)?;
    lengths(algorithm, encryption, content, encrypted_key, &sealed)?;
    let iterations = if algorithm.starts_with("PBES2") { Some(count(facts)?) } else { None };
    let envelope = Envelope {
        algorithm,
        encryption,
        content,
        encrypted_key,
        sealed,
        aad: additional(facts)?,
        ephemeral: algorithm.starts_with("ECDH").then(|| ephemeral(facts)).transpose()?,
        parties: [parameter(facts, "apu")?, parameter(facts, "apv")?],
        salt: parameter(facts, "p2s")?,
        // More are never run.
        iterations: iterations.and_then(|count| u32::try_from(count).ok()).unwrap_or(u32::MAX),
        key_iv: parameter(facts, "iv")?,
        key_tag: parameter(facts, "tag")?,
    };
    Ok(Question { key_id: facts.key_id(), envelope, iterations })
}

fn failed(why: impl Into<String>) -> Refusal {
    (State::Failed, why.into())
}

/// The algorithm that a header parameter names, and what `find` has for it.
fn named<'a, T>(
    facts: &'a Facts,
    parameter: &str,
    find: fn(&str) -> Option<T>,
) -> Result<(&'a str, T), Refusal> {
    let Some(name) = facts.header(parameter).and_then(Node::as_str) else {
        return Err(failed(format!(
            "the header needs the text member “{parameter}”, which names the algorithm"
        )));
    };
    if let Some(found) = find(name) {
        return Ok((name, found));
    }
    let shown: String = name.chars().take(40).collect();
    let fits = |purpose| match parameter {
        "alg" => purpose == Purpose::ManageKey,
        _ => purpose == Purpose::Encrypt,
    };
    let why = match algorithms::find(name) {
        Some(row) if !fits(row.purpose) => {
            return Err(failed(format!(
                "“{shown}” cannot stand in “{parameter}” of an encrypted token"
            )));
        }
        _ => format!(
            "“{shown}” in “{parameter}” is not supported here; names are exact, letter case included"
        ),
    };
    Err((State::Unsupported, why))
}

/// `crit` and `zip` (RFC 7516 sections 4.1.3 and 4.1.13): no extension is known here.
fn extensions(facts: &Facts) -> Result<(), Refusal> {
    if let Some(crit) = facts.header("crit") {
        let name = crit.elements().and_then(|names| names.first()?.as_str());
        let name: Option<String> = name.map(|name| name.chars().take(40).collect());
        return Err(match name {
            Some(name) => (
                State::Unsupported,
                format!(
                    "“crit” demands the extension “{name}”, which is not supported here: whoever does not know it must refuse the token"
                ),
            ),
            None => failed("“crit” must be a list of at least one header name"),
        });
    }
    let protected = facts.header.object().and_then(|header| header.get("zip"));
    match facts
        .header("zip")
        .map(|zip| (zip.as_str(), protected.is_some() && !facts.is_unprotected()))
    {
        None | Some((Some("DEF"), true)) => Ok(()),
        Some((Some("DEF"), false)) => Err(failed("“zip” must stand in the protected header")),
        Some(_) => {
            Err((State::Unsupported, "“zip” names another compression than “DEF”".to_owned()))
        }
    }
}

/// What strict readers refuse is not opened: two texts for the same bytes would be two tokens.
fn written(facts: &Facts) -> Result<(), Refusal> {
    let stray = |oddity: &Oddity| matches!(oddity, Oddity::TrailingBits { .. });
    if facts.segments.iter().any(|it| it.decoded.oddities.iter().any(stray)) {
        return Err(failed(
            "a part ends with stray bits in its last character, so it was changed or badly made",
        ));
    }
    if facts.is_malformed() {
        return Err(failed("the text is not well formed, see the problems of the token"));
    }
    Ok(())
}

/// The additional authenticated data, as written: the protected header, in JSON with `aad` (RFC 7516 section 5.1).
fn additional(facts: &Facts) -> Result<Vec<u8>, Refusal> {
    let mut text = facts.protected_text().unwrap_or_default().to_owned();
    if facts.serialization != Some(Serialization::Compact)
        && let Some(aad) = json::parse(&facts.clean.text).ok().as_ref().and_then(|it| it.get("aad"))
    {
        let aad = aad.as_str().filter(|aad| base64url::decode(aad).bytes.is_some());
        text.push('.');
        text.push_str(aad.ok_or_else(|| failed("“aad” must be a string in base64url"))?);
    }
    Ok(text.into_bytes())
}

/// Lengths that everybody can see to be wrong.
fn lengths(
    algorithm: &str,
    encryption: &str,
    content: Content,
    encrypted_key: &[u8],
    sealed: &Sealed<'_>,
) -> Result<(), Refusal> {
    let (iv, tag) = content.iv_and_tag();
    let rows = [
        (
            algorithm,
            "an encrypted key",
            encrypted_key_bytes(algorithm, encryption),
            encrypted_key.len(),
        ),
        (encryption, "an initialization vector", Some(iv), sealed.iv.len()),
        (encryption, "an authentication tag", Some(tag), sealed.tag.len()),
    ];
    for (name, what, expected, found) in rows {
        if let Some(expected) = expected.filter(|expected| *expected != found) {
            return Err(failed(format!(
                "{name} needs {what} of {expected} bytes, and this one has {found}: the token was cut, or put together wrongly"
            )));
        }
    }
    Ok(())
}

/// `p2c`, a whole number of at least 1 (RFC 7518 section 4.8.1.2).
fn count(facts: &Facts) -> Result<u64, Refusal> {
    let number = facts.header("p2c").and_then(Node::as_number);
    let count = number.and_then(|text| text.parse().ok()).filter(|count| *count > 0);
    count.ok_or_else(|| failed("“p2c”, the count of iterations, must be a whole number above zero"))
}

/// A parameter in base64url; empty when it is missing.
fn parameter(facts: &Facts, name: &str) -> Result<Vec<u8>, Refusal> {
    let Some(node) = facts.header(name) else { return Ok(Vec::new()) };
    let bytes = node.as_str().and_then(|text| base64url::decode(text).bytes);
    bytes.ok_or_else(|| failed(format!("the header’s “{name}” must be a string in base64url")))
}

/// The sender's ephemeral public key (RFC 7518 section 4.6.1.1).
fn ephemeral(facts: &Facts) -> Result<Material, Refusal> {
    ephemeral::read(facts.header_source("epk"))
        .map(|key| key.material)
        .map_err(|why| failed(format!("“epk”, the sender’s ephemeral key, cannot be used: {why}")))
}
