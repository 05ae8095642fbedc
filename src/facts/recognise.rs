//! Tells what was pasted when it is no compact token.

use super::problem::Code;
use crate::encoding::json;
use crate::report::Kind;

/// What the text is, when it plainly is something else than a compact serialization.
pub fn other_than_compact(text: &str) -> Option<(Kind, Code)> {
    // The label of a PEM block holds a blank, which a long token does not.
    let armour = text.contains(' ').then(|| text.split_once("-----BEGIN ")).flatten();
    if let Some((_, rest)) = armour {
        let label = rest.split("-----").next().unwrap_or_default();
        let code = match label {
            "CERTIFICATE" => Code::Certificate,
            _ => Code::Pem { label: label.chars().take(40).collect() },
        };
        return Some((Kind::Unrecognised, code));
    }
    if text.starts_with(['{', '[']) {
        return Some(json_document(text));
    }
    (!text.contains('.') && !text.starts_with("ey"))
        .then(|| (Kind::Unrecognised, Code::NotAToken { what: name(text) }))
}

fn json_document(text: &str) -> (Kind, Code) {
    let Ok(node) = json::parse(text) else {
        return (
            Kind::Unrecognised,
            Code::NotAToken { what: "text that starts like JSON but is not" },
        );
    };
    let has = |name| node.get(name).is_some();
    if has("kty") {
        (Kind::Jwk, Code::Jwk)
    } else if node.get("keys").is_some_and(|keys| keys.elements().is_some()) {
        (Kind::Jwks, Code::Jwks)
    } else if has("ciphertext") || (has("payload") && (has("signature") || has("signatures"))) {
        (Kind::Unrecognised, Code::JsonSerialization)
    } else {
        (Kind::Unrecognised, Code::JsonDocument)
    }
}

/// A name for what the text looks like, as the object of "This is …".
pub fn name(text: &str) -> &'static str {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| text.starts_with(prefix));
    let all = |test: fn(char) -> bool| text.chars().all(test);
    if starts(&["v1.", "v2.", "v3.", "v4."]) {
        "a PASETO, another token format"
    } else if starts(&["gAAAA"]) {
        "a Fernet token, which only its key can open"
    } else if starts(&["PHNhbWw", "PD94bWw", "<saml", "<?xml"]) {
        "SAML or other XML"
    } else if text.contains('\0') {
        "binary data: it contains NUL bytes"
    } else if text.len() == 36
        && text.matches('-').count() == 4
        && all(|c| c.is_ascii_hexdigit() || c == '-')
    {
        "a UUID: an opaque token that only its issuer can look up"
    } else if all(|c| c.is_ascii_hexdigit()) {
        "hexadecimal text: perhaps an opaque token or a secret"
    } else if all(|c| c.is_ascii_graphic()) {
        "an opaque string: perhaps a token that only its issuer can look up, or a secret"
    } else {
        "text without a token in it"
    }
}
