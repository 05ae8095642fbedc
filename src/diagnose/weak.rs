//! Signatures that anybody could have made: no secret, a secret that is published, or one that the token tells itself.

use super::{Question, certain};
use crate::encoding::json::{self, Node, Value};
use crate::engine::{self, digest, hmac};
use crate::keys::known;
use crate::report::Diagnosis;

/// A MAC that is cut shorter than this says little about a secret that nobody gave.
const SHORTEST: usize = 8;

/// Values of one token that are tried as its secret.
const VALUES: usize = 500;

/// As the cause of a mismatch.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    weakness(question, None)
}

/// What makes the signature worthless although it matches; `key` is the secret that it matches, where one is known.
pub fn weakness(question: &Question<'_>, key: Option<&[u8]>) -> Option<Diagnosis> {
    if key.is_none()
        && let Some(found) = hash(question)
    {
        return Some(found);
    }
    hmac::Hash::of(question.algorithm.name)?;
    let is_secret = |bytes: &[u8]| match key {
        Some(key) => key == bytes,
        None => question.is_mac(bytes),
    };
    empty(question, key)
        .or_else(|| from_token(question, &is_secret))
        .or_else(|| published(question, key, &is_secret))
}

/// All-zero keys up to a block are the empty one, because HMAC fills keys with zeros (RFC 2104 section 2).
fn empty(question: &Question<'_>, key: Option<&[u8]>) -> Option<Diagnosis> {
    let block = if question.algorithm.name == "HS256" { 64 } else { 128 };
    let is_empty = match key {
        Some(key) => key.len() <= block && key.iter().all(|byte| *byte == 0),
        None => question.is_mac(b""),
    };
    is_empty.then(|| {
        certain(
            "sig-empty-key",
            "This token was signed with an empty secret: the issuer runs without its key, and anybody can make such tokens. Set a random secret of at least 32 bytes there.".to_owned(),
        )
    })
}

fn published(
    question: &Question<'_>,
    key: Option<&[u8]>,
    is_secret: &dyn Fn(&[u8]) -> bool,
) -> Option<Diagnosis> {
    let cut = key.is_none() && question.is_cut(SHORTEST);
    let hash = hmac::Hash::of(question.algorithm.name)?;
    let found = match key {
        Some(key) => known::recognise(key),
        None if cut => known::find(&mut |bytes| {
            question.left.take(2 * engine::hmac_cost(question.signed.len()))
                && hmac::matches_truncated(hash, bytes, question.signed, question.signature)
        }),
        None => known::find(&mut |bytes| is_secret(bytes)),
    };
    let part = if cut { "the beginning of " } else { "" };
    let phrase = found?.phrase();
    Some(certain(
        "sig-weak-secret-found",
        format!(
            "The signature is {part}the one made with the secret {phrase}: anybody can make such tokens. Replace the secret by 32 random bytes or more, at once."
        ),
    ))
}

fn from_token(question: &Question<'_>, is_secret: &dyn Fn(&[u8]) -> bool) -> Option<Diagnosis> {
    let tells = |text: &str| {
        let forms = [text.to_owned(), text.to_ascii_lowercase(), text.to_ascii_uppercase()];
        let mut forms = forms.iter().enumerate();
        !text.is_empty()
            && forms.any(|(at, it)| (at == 0 || it != text) && is_secret(it.as_bytes()))
    };
    let mut left = VALUES;
    let path = [("header", question.header), ("claims", question.payload)].into_iter().find_map(
        |(name, text)| {
            let node = json::parse(text).ok()?;
            told(&node, &mut format!("/{name}"), &tells, &mut left)
        },
    );
    let segment = || {
        let text = std::str::from_utf8(question.signed).ok()?;
        let found =
            text.split('.').position(|part| !part.is_empty() && is_secret(part.as_bytes()))?;
        Some(format!("part {} of the token", found + 1))
    };
    let what = path.map(|path| format!("`{path}`")).or_else(segment)?;
    Some(certain(
        "sig-secret-from-token",
        format!(
            "The secret equals {what}, which everybody can read in the token itself. Replace it by a random one that has nothing to do with the token."
        ),
    ))
}

/// The path of the value, or of the member's name, that is the secret.
fn told(
    node: &Node,
    path: &mut String,
    tells: &dyn Fn(&str) -> bool,
    left: &mut usize,
) -> Option<String> {
    *left = left.checked_sub(1)?;
    match &node.value {
        Value::String(text) => {
            let host = text.split_once("://").map(|(_, rest)| rest.split('/').next());
            let host = host.flatten().unwrap_or_default();
            let end = text.find(host).unwrap_or_default() + host.len();
            let origin = text.get(..end).unwrap_or_default();
            [text, host, origin].iter().any(|text| tells(text)).then(|| path.clone())
        }
        Value::Number(text) => tells(text).then(|| path.clone()),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .find_map(|(index, it)| below(it, &index.to_string(), path, tells, left)),
        Value::Object(members) => members.iter().find_map(|member| {
            if tells(&member.name) {
                return Some(format!("{path}/{}", json::escape(&member.name)));
            }
            below(&member.value, &json::escape(&member.name), path, tells, left)
        }),
        _ => None,
    }
}

fn below(
    node: &Node,
    name: &str,
    path: &mut String,
    tells: &dyn Fn(&str) -> bool,
    left: &mut usize,
) -> Option<String> {
    let length = path.len();
    path.push('/');
    path.push_str(name);
    let found = told(node, path, tells, left);
    path.truncate(length);
    found
}

/// A hash of the token in the place of a signature, as bytes or as hexadecimal.
fn hash(question: &Question<'_>) -> Option<Diagnosis> {
    let Question { signed, signature, .. } = question;
    let bare = match signature.len() {
        64 | 96 | 128 => super::reencoded::hex(signature),
        _ => None,
    };
    let encoded = std::str::from_utf8(signed).ok()?.split('.').nth(1).unwrap_or_default();
    let texts = [
        (*signed, "header and payload"),
        (encoded.as_bytes(), "the payload in base64url"),
        (question.payload.as_bytes(), "the payload"),
    ];
    let names = ["sha-256", "sha-384", "sha-512"];
    let (name, what) = names.into_iter().find_map(|name| {
        let hash = digest::named(name)?;
        let (_, what) = texts.iter().find(|(text, _)| {
            let is_cheap = question.left.take(text.len() / 100 + 2);
            let hashed = if is_cheap { hash(text) } else { Vec::new() };
            is_cheap && (hashed == *signature || Some(&hashed) == bare.as_ref())
        })?;
        Some((name, what))
    })?;
    Some(certain(
        "sig-unkeyed-hash",
        format!(
            "The “signature” is only the {} of {what}: no key is involved, so anybody can make such tokens. Sign with HMAC and a secret, or with a private key.",
            name.to_ascii_uppercase()
        ),
    ))
}
