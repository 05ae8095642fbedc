//! Keys as they are written in the key box, refused ones included.

use crate::encoding::json::{self, Node};

/// The keys of that `kty` in a JWK or JWK set; other text has none.
pub fn jwks(text: &str, kind: &str) -> Vec<Node> {
    let mut keys = all_jwks(text);
    keys.retain(|key| key.get("kty").and_then(Node::as_str) == Some(kind));
    keys
}

/// The keys in a JWK or JWK set, whatever their type; other text has none.
pub fn all_jwks(text: &str) -> Vec<Node> {
    let text = text.trim();
    let document = text.starts_with('{').then(|| json::parse(text).ok()).flatten();
    let Some(document) = document else { return Vec::new() };
    let set = document.get("keys").and_then(Node::elements).map(<[Node]>::to_vec);
    set.unwrap_or_else(|| vec![document])
}

#[cfg(test)]
mod tests {
    use super::jwks;

    #[test]
    fn single_keys_and_sets_are_read() {
        assert_eq!(jwks(r#"{"kty":"RSA"}"#, "RSA").len(), 1);
        assert_eq!(jwks(r#"{"keys":[{"kty":"RSA"},{"kty":"EC"},{}]}"#, "EC").len(), 1);
        assert!(jwks("secret", "RSA").is_empty() && jwks("5", "RSA").is_empty());
    }
}
