//! Tells from the text alone what was put into the key box.

use super::{Keys, escaped, jwk, pem, pieces, secret};
use crate::encoding::json;
use crate::report::KeyProblem;
use crate::request::KeyFormat;
use std::borrow::Cow;

/// Reads the text as what it most plainly is; what looks like nothing else is a shared secret.
pub fn read(text: &str) -> Keys {
    let body = text.trim();
    if body.is_empty() {
        Keys::default()
    } else if let Some(keys) = in_json(text, body) {
        keys
    } else if body.contains(pem::BEGIN) || body.contains(pem::END) || pem::is_bare_der(body) {
        pem::read(text)
    } else if body.starts_with('{') || is_json_array(body) {
        jwk::read(text)
    } else if is_token(body) {
        Keys { problems: vec![token_problem()], ..Keys::default() }
    } else if body.starts_with("ssh-") || body.starts_with("ecdsa-sha2-") {
        Keys { problems: vec![ssh_problem()], ..Keys::default() }
    } else {
        secret::recognise(text)
    }
}

/// Keys that JSON holds, alone or among other things.
fn in_json(text: &str, body: &str) -> Option<Keys> {
    if !body.contains('{') {
        return None;
    }
    match json::parse(body) {
        Ok(node) if jwk::is_key(&node) => Some(jwk::read(text)),
        Ok(node) => body.contains(pem::BEGIN).then(|| {
            let before = text.chars().count() - text.trim_start().chars().count();
            escaped::read(&node, body, before)
        }),
        Err(_) => body.contains("\"kty\"").then(|| pieces::read(text)).flatten(),
    }
}

/// Reads the text as what a person chose: JWKs, or PEM; both may be wrapped in something.
pub fn chosen(text: &str, format: KeyFormat) -> Keys {
    let wrapped = in_json(text, text.trim());
    let of_pem = format == KeyFormat::Pem;
    match wrapped.filter(|keys| of_pem == (keys.format == KeyFormat::Pem)) {
        Some(keys) => keys,
        None if of_pem => pem::read(text),
        None => jwk::read(text),
    }
}

/// The formats that the text could be read as.
pub fn choices(text: &str) -> Vec<KeyFormat> {
    let body = text.trim();
    if body.is_empty() {
        return Vec::new();
    }
    let mut choices: Vec<KeyFormat> =
        secret::readings(text).iter().map(|reading| reading.format).collect();
    let encoded = [KeyFormat::SecretHex, KeyFormat::SecretBase64, KeyFormat::SecretBase64url];
    for format in encoded {
        if !choices.contains(&format) && secret::decode(text, format).is_ok() {
            choices.push(format);
        }
    }
    if body.contains(pem::BEGIN) || pem::is_bare_der(body) {
        choices.push(KeyFormat::Pem);
    }
    if let Ok(node) = json::parse(body) {
        choices.extend(node.get("kty").map(|_| KeyFormat::Jwk));
        choices.extend(node.get("keys").map(|_| KeyFormat::Jwks));
    }
    choices
}

fn is_json_array(body: &str) -> bool {
    body.starts_with('[') && json::parse(body).is_ok()
}

/// Three or five parts, the first of which is a JSON object in base64url.
fn is_token(body: &str) -> bool {
    let body = body.strip_prefix("Bearer ").unwrap_or(body);
    body.starts_with("ey") && matches!(body.matches('.').count(), 2 | 4) && !body.contains(' ')
}

fn token_problem() -> KeyProblem {
    KeyProblem {
        code: Cow::Borrowed("token-in-key-box"),
        message: "This is a token, not a key. Move it to the token box, and put the issuer's key here: a secret, PEM, JWK or JWKS.".to_owned(),
        offset: None,
    }
}

fn ssh_problem() -> KeyProblem {
    KeyProblem {
        code: Cow::Borrowed("ssh-key"),
        message: "This is an OpenSSH public key. Convert it with “ssh-keygen -e -m PKCS8 -f FILE” and paste the PEM.".to_owned(),
        offset: None,
    }
}
