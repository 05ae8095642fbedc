//! Tokens with their keys and expected answers, from `../shared/vectors` or our copied part of it.

use crate::error::Error;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::fs;
use std::path::PathBuf;
use xtask::run::root;

/// One case; the fields are those of the vectors' README.
#[derive(Debug, Deserialize)]
pub struct Vector {
    pub id: String,
    pub kind: String,
    #[serde(default)]
    pub alg: Option<String>,
    #[serde(default)]
    pub serialization: Option<String>,
    pub token: Option<String>,
    pub key: Option<Key>,
    #[serde(default)]
    pub detached_payload_b64: Option<String>,
    pub expect: Expectation,
}

#[derive(Debug, Deserialize)]
pub struct Key {
    pub format: String,
    pub value: Value,
}

#[derive(Debug, Deserialize)]
pub struct Expectation {
    #[serde(default)]
    pub valid: Option<bool>,
    /// Only where it differs from `valid`: the signature itself matches.
    #[serde(default)]
    pub crypto_ok: Option<bool>,
    #[serde(default)]
    pub payload_utf8: Option<String>,
}

/// The algorithms the page verifies.
const ALGORITHMS: [&str; 14] = [
    "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256",
    "ES384", "ES512", "EdDSA", "Ed25519",
];

/// The cases of a file that the page must answer; says aloud when only our copied part is there.
///
/// # Errors
/// When the file cannot be read, or a line is not what the README says.
#[expect(clippy::print_stderr, reason = "a part that is left out must be seen")]
pub fn in_scope(file: &str) -> Result<Vec<Vector>, Error> {
    let mut path = root().join("../shared/vectors").join(file);
    if !path.is_file() {
        eprintln!(
            "../shared/vectors/{file} is not there: tests/vectors/jws.jsonl is tried instead"
        );
        path = root().join("tests/vectors/jws.jsonl");
    }
    let mut vectors = read(&path)?;
    vectors.retain(Vector::is_in_scope);
    Ok(vectors)
}

fn read(path: &PathBuf) -> Result<Vec<Vector>, Error> {
    let text = fs::read_to_string(path)?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

impl Vector {
    fn is_in_scope(&self) -> bool {
        self.kind == "jws"
            && self.serialization.as_deref() == Some("compact")
            && self.alg.as_deref().is_some_and(|alg| ALGORITHMS.contains(&alg))
            && self.token.is_some()
            && self.key.is_some()
            && self.detached_payload_b64.is_none()
            && self.expect.valid.is_some()
    }
}

impl Key {
    /// What a person would paste.
    pub fn text(&self) -> String {
        self.value.as_str().map_or_else(|| self.value.to_string(), str::to_owned)
    }
}

/// Names and exact texts of the members of a JSON object, in order, duplicates kept; `None` when
/// the text is no object or this reader is too strict for it.
pub fn members(json: &str) -> Option<Vec<(String, String)>> {
    let Members(members) = serde_json::from_str(json).ok()?;
    Some(members)
}

struct Members(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Visitor)
    }
}

struct Visitor;

impl<'de> serde::de::Visitor<'de> for Visitor {
    type Value = Members;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
            members.push((name, value.get().to_owned()));
        }
        Ok(Members(members))
    }
}
