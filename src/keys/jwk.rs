//! JWK and JWK sets (RFC 7517, RFC 7518 section 6, RFC 8037 section 2).

use super::{
    Curve, Key, Keys, Material, PrivateHalf, RsaPrivate, Secret, ec, okp, rsa, secret, thumbprint,
};
use crate::encoding::base64url;
use crate::encoding::json::{self, Node};
use crate::engine::curve;
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

/// Whether this is a JWK, or the members around a set of them.
pub fn is_key(node: &Node) -> bool {
    let set = node.get("keys").unwrap_or(node).elements();
    node.get("kty").is_some()
        || set.is_some_and(|keys| keys.iter().any(|it| it.get("kty").is_some()))
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
    let private_half = private_half(node, &of_material.material);
    let thumbprint = of_material.thumbprint.clone().or_else(|| thumbprint::of_jwk(node));
    Ok(Key {
        thumbprint,
        key_id: text("kid"),
        algorithm: text("alg"),
        public_key_use: text("use"),
        key_operations: operations
            .map(|list| list.iter().filter_map(Node::as_str).map(str::to_owned).collect()),
        private,
        private_half,
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
        "AKP" => {
            let named = node.get("alg").and_then(Node::as_str);
            match named.and_then(okp::set_named) {
                Some(parameters) if node.get("pub").is_none() && node.get("priv").is_some() => {
                    okp::private_in_set(parameters, &bytes(node, "priv")?)
                        .map(|(material, _)| material)
                        .ok_or_else(|| damaged_private("priv"))
                }
                Some(parameters) => okp::in_set(parameters, &bytes(node, "pub")?),
                None => Ok(unsupported("AKP", named.unwrap_or("AKP"))),
            }
        }
        other => Ok(unsupported(other, other)),
    }
}

/// The private half, as far as it stands there and can be decoded (RFC 7518 section 6, RFC 8037 section 2, RFC 9964).
fn private_half(node: &Node, material: &Material) -> Option<PrivateHalf> {
    let secret = |name: &str| bytes(node, name).ok().map(|bytes| Secret(bytes.into()));
    let several = |names: &[&str]| names.iter().filter_map(|name| secret(name)).collect();
    Some(match material {
        Material::Akp { .. } => PrivateHalf::Akp(secret("priv")?),
        Material::Ec { .. } => PrivateHalf::Ec(secret("d")?),
        Material::Okp { .. } => PrivateHalf::Okp(secret("d")?),
        Material::Rsa { .. } => PrivateHalf::Rsa(RsaPrivate {
            exponent: secret("d")?,
            primes: several(&["p", "q"]),
            derived: several(&["dp", "dq", "qi"]),
        }),
        Material::Secret(_) | Material::Unsupported { .. } => return None,
    })
}

fn damaged_private(name: &str) -> String {
    format!(
        "The member “{name}” of this JWK is no private key of its type, so it is damaged. Copy the key again."
    )
}

fn elliptic(node: &Node) -> Result<Material, String> {
    let name = curve_name(node)?;
    match Curve::of(name) {
        Some(on) if node.get("x").is_none() && node.get("d").is_some() => {
            let point = curve::public_point(on, &bytes(node, "d")?);
            let (x, y) = point.ok_or_else(|| damaged_private("d"))?;
            Ok(Material::Ec { curve: on, x, y })
        }
        Some(on) => ec::from_coordinates(on, &bytes(node, "x")?, &bytes(node, "y")?),
        None => Ok(unsupported("EC", name)),
    }
}

fn octet_pair(node: &Node) -> Result<Material, String> {
    let name = curve_name(node)?;
    match okp::curve_named(name) {
        Some(on) if node.get("x").is_none() && node.get("d").is_some() => {
            let halves = okp::private_on_curve(on, &bytes(node, "d")?);
            halves.map(|(material, _)| material).ok_or_else(|| damaged_private("d"))
        }
        Some(on) => okp::on_curve(on, &bytes(node, "x")?),
        None => Ok(unsupported("OKP", name)),
    }
}

fn curve_name(node: &Node) -> Result<&str, String> {
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
