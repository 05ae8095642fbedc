//! JWK and JWK sets (RFC 7517, RFC 7518 section 6, RFC 8037 section 2).

use super::{Curve, Key, Keys, Material, ec, rsa, secret, spki, thumbprint};
use crate::encoding::base64url;
use crate::encoding::json::{self, Node};
use crate::report::KeyProblem;
use crate::request::{KeyFormat, LIMITS};
use std::borrow::Cow;

/// Reads a JWK, a set, or a bare array of JWKs; an unreadable key is a problem and the rest still counts.
pub fn read(text: &str) -> Keys {
    let body = text.trim();
    let skipped = text.len() - text.trim_start().len();
    let node = match json::parse(body) {
        Ok(node) => node,
        Err(error) => return unreadable(text, skipped, &error),
    };
    let mut reader = Reader { text, skipped, keys: Keys::default() };
    if let Some(elements) = node.get("keys").unwrap_or(&node).elements() {
        reader.set(elements);
    } else if node.get("kty").is_some() {
        reader.keys.format = KeyFormat::Jwk;
        reader.add(&node, None);
        let description = reader.keys.list.first().map(|key| key.description(0));
        reader.keys.recognised = description.map(|it| format!("JWK: {it}")).unwrap_or_default();
    } else {
        let message = if node.get("keys").is_some() {
            "The “keys” member of a JWK set must be an array. Copy the set again from its source."
        } else {
            "This JSON is no key: a JWK has a “kty” member, a JWK set has “keys”. Paste one of those, a PEM or a secret."
        };
        reader.problem("not-a-jwk", message.to_owned(), &node);
    }
    reader.keys
}

fn unreadable(text: &str, skipped: usize, error: &json::Problem) -> Keys {
    let at = text.get(..skipped + error.offset).map_or(0, |before| before.chars().count());
    let message = format!(
        "The key looks like JSON, but is not: {error}. Correct it, or choose the format of a secret."
    );
    let problem = KeyProblem { code: Cow::Borrowed("jwk-json"), message, offset: Some(at) };
    Keys { format: KeyFormat::Jwk, problems: vec![problem], ..Keys::default() }
}

struct Reader<'a> {
    text: &'a str,
    /// Bytes of `text` before the JSON.
    skipped: usize,
    keys: Keys,
}

impl Reader<'_> {
    fn set(&mut self, elements: &[Node]) {
        self.keys.format = KeyFormat::Jwks;
        for (index, node) in elements.iter().enumerate().take(LIMITS.keys) {
            self.add(node, Some(index));
        }
        if let Some(node) = elements.get(LIMITS.keys) {
            let message =
                format!("Only the first {} of {} keys were read.", LIMITS.keys, elements.len());
            self.problem("too-many-keys", message, node);
        }
        let count = elements.len();
        self.keys.recognised =
            format!("JWK set with {count} key{}", if count == 1 { "" } else { "s" });
        if elements.is_empty() {
            self.keys.problems.push(KeyProblem {
                code: Cow::Borrowed("jwks-empty"),
                message: "This JWK set is empty: “keys” lists nothing. Fetch the set again from the issuer.".to_owned(),
                offset: None,
            });
        }
    }

    fn add(&mut self, node: &Node, index: Option<usize>) {
        match key(node) {
            Ok(key) => self.keys.list.push(key),
            Err(message) => {
                let message = match index {
                    Some(index) => format!("Key {} of the set: {message}", index + 1),
                    None => message,
                };
                self.problem("jwk-unreadable", message, node);
            }
        }
    }

    fn problem(&mut self, code: &'static str, message: String, node: &Node) {
        if self.keys.problems.len() == LIMITS.problems {
            return;
        }
        let before = self.text.get(..self.skipped + node.span.start).unwrap_or_default();
        let offset = Some(before.chars().count());
        self.keys.problems.push(KeyProblem { code: Cow::Borrowed(code), message, offset });
    }
}

fn key(node: &Node) -> Result<Key, String> {
    if node.members().is_none() {
        return Err("A key must be a JSON object.".to_owned());
    }
    let text = |name: &str| node.get(name).and_then(Node::as_str).map(str::to_owned);
    let operations = node.get("key_ops").and_then(Node::elements);
    let private = ["d", "priv"].iter().any(|name| node.get(name).is_some());
    let of_material = Key::of(material(node)?);
    let thumbprint = of_material.thumbprint.clone().or_else(|| thumbprint::of_jwk(node));
    Ok(Key {
        thumbprint,
        key_id: text("kid"),
        algorithm: text("alg"),
        public_key_use: text("use"),
        key_operations: operations
            .map(|list| list.iter().filter_map(Node::as_str).map(str::to_owned).collect()),
        private,
        ..of_material
    })
}

fn material(node: &Node) -> Result<Material, String> {
    let Some(kty) = node.get("kty").and_then(Node::as_str) else {
        return Err("A JWK needs the text member “kty”. Copy the key again.".to_owned());
    };
    match kty {
        "EC" => elliptic(node),
        "OKP" => octet_pair(node),
        "RSA" => rsa::material(&bytes(node, "n")?, &bytes(node, "e")?),
        "oct" => {
            let reading = secret::reading(KeyFormat::Jwk, bytes(node, "k")?);
            Ok(Material::Secret(vec![reading]))
        }
        other => {
            let what = node.get("alg").and_then(Node::as_str).filter(|_| other == "AKP");
            Ok(unsupported(other, what.unwrap_or(other)))
        }
    }
}

fn elliptic(node: &Node) -> Result<Material, String> {
    let name = curve(node)?;
    match Curve::of(name) {
        Some(on) => ec::from_coordinates(on, &bytes(node, "x")?, &bytes(node, "y")?),
        None => Ok(unsupported("EC", name)),
    }
}

fn octet_pair(node: &Node) -> Result<Material, String> {
    match curve(node)? {
        "Ed25519" => spki::ed25519(&bytes(node, "x")?),
        other => Ok(unsupported("OKP", other)),
    }
}

fn curve(node: &Node) -> Result<&str, String> {
    let missing = || "This JWK needs the text member “crv”. Copy the key again.".to_owned();
    node.get("crv").and_then(Node::as_str).ok_or_else(missing)
}

fn unsupported(key_type: &str, name: &str) -> Material {
    Material::Unsupported { key_type: key_type.to_owned(), name: name.to_owned() }
}

/// The bytes of a base64url member; padding is tolerated, wrong characters are not.
fn bytes(node: &Node, name: &str) -> Result<Vec<u8>, String> {
    let Some(text) = node.get(name).and_then(Node::as_str) else {
        return Err(format!("This JWK needs the text member “{name}”. Copy the key again."));
    };
    base64url::decode(text).bytes.ok_or_else(|| {
        format!("The member “{name}” of this JWK is not base64url, so it is damaged. Copy the key again.")
    })
}
