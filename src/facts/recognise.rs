//! Tells what was pasted when it is no compact token.

use super::problem::Code;
use crate::encoding::json::{self, Node};
use crate::report::Kind;

/// What a text is at first sight.
pub enum Recognised {
    /// Perhaps a compact serialization.
    Compact,
    /// A JSON object with the members of a JWS or JWE.
    Serialized(Node),
    /// Plainly something else.
    Other(Kind, Code),
}

/// Tells tokens from what is none.
pub fn recognise(text: &str) -> Recognised {
    // The label of a PEM block holds a blank, which a long token does not.
    let armour = text.contains(' ').then(|| text.split_once("-----BEGIN ")).flatten();
    if let Some((_, rest)) = armour {
        let label = rest.split("-----").next().unwrap_or_default();
        let code = match label {
            "CERTIFICATE" => Code::Certificate,
            _ => Code::Pem { label: label.chars().take(40).collect() },
        };
        return Recognised::Other(Kind::Unrecognised, code);
    }
    if text.starts_with(['{', '[']) {
        return json_document(text);
    }
    // A version before the first dot, as PASETO has it, is no header.
    let has_none = text.find('.').is_none_or(|dot| dot == 2 && text.starts_with('v'));
    if has_none && !text.starts_with("ey") {
        return Recognised::Other(Kind::Unrecognised, Code::NotAToken { what: name(text) });
    }
    Recognised::Compact
}

fn json_document(text: &str) -> Recognised {
    let node = match json::parse(text) {
        Ok(node) => node,
        Err(problem) => {
            return Recognised::Other(Kind::Unrecognised, Code::BrokenJson { problem });
        }
    };
    let has = |name| node.get(name).is_some();
    if has("kty") {
        Recognised::Other(Kind::Jwk, Code::Jwk)
    } else if node.get("keys").is_some_and(|keys| keys.elements().is_some()) {
        Recognised::Other(Kind::Jwks, Code::Jwks)
    } else if has("ciphertext")
        || has("signatures")
        || has("signature") && (has("protected") || has("header"))
    {
        Recognised::Serialized(node)
    } else {
        Recognised::Other(Kind::Unrecognised, Code::JsonDocument)
    }
}

/// A name for what the text looks like, as the object of "This is …".
pub fn name(text: &str) -> &'static str {
    // The worker writes the sentence; the page needs to know only that it is no token.
    if cfg!(not(feature = "inspector")) {
        return "";
    }
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| text.starts_with(prefix));
    let all = |test: fn(char) -> bool| text.chars().all(test);
    if starts(&["v1.", "v2.", "v3.", "v4."]) {
        "a PASETO, another token format, which a PASETO library reads"
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
