//! What the text says, before anyone decides whether to believe it.

use crate::request::Request;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub header: Value,
    pub claims: Value,
    pub signed: Vec<u8>,
    pub signature: Vec<u8>,
    pub key: String,
    pub problems: Vec<String>,
}

impl Facts {
    /// Reads as much as the text allows; what could not be read becomes a problem, not an error.
    pub fn read(request: &Request) -> Self {
        let mut facts = Self { key: request.key.clone(), ..Self::default() };
        let parts: Vec<&str> = request.input.trim().split('.').collect();
        let [header, claims, signature] = parts.as_slice() else {
            facts.problems.push(format!("expected 3 parts, found {}", parts.len()));
            return facts;
        };
        facts.header = json("header", header, &mut facts.problems);
        facts.claims = json("claims", claims, &mut facts.problems);
        facts.signature = bytes("signature", signature, &mut facts.problems);
        facts.signed = format!("{header}.{claims}").into_bytes();
        facts
    }

    pub fn algorithm(&self) -> Option<&str> {
        self.header.get("alg")?.as_str()
    }
}

fn json(part: &str, text: &str, problems: &mut Vec<String>) -> Value {
    serde_json::from_slice(&bytes(part, text, problems)).unwrap_or_else(|error| {
        problems.push(format!("{part}: {error}"));
        Value::Null
    })
}

fn bytes(part: &str, text: &str, problems: &mut Vec<String>) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap_or_else(|error| {
        problems.push(format!("{part}: {error}"));
        Vec::new()
    })
}
