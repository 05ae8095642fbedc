//! The catalogue's own examples: which rules must and must not fire on them.
#![cfg(not(target_arch = "wasm32"))]

use jotlens::inspect::inspect;
use jotlens::lints;
use jotlens::request::{KeyFormat, Options, Request};
use jotlens::time::Timestamp;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Document {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    input: String,
    must: Vec<String>,
    must_not: Vec<String>,
    now: i64,
    key: Option<String>,
    key_encoding: Option<String>,
    second_input: Option<String>,
    #[serde(default)]
    expected: Expected,
}

#[derive(Default, Deserialize)]
struct Expected {
    iss: Option<String>,
    aud: Option<String>,
    nonce: Option<String>,
    typ: Option<String>,
}

#[test]
fn the_catalogues_examples_fire_what_they_must() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vectors/lint_vectors.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        return println!("skipped: ../shared/vectors/lint_vectors.json is not there");
    };
    let document: Document = serde_json::from_str(&text).unwrap();
    let registered: BTreeSet<&str> = lints::all().map(lints::Lint::id).collect();
    let (mut wrong, mut asked, mut missing) = (Vec::new(), 0, BTreeSet::new());
    for vector in &document.vectors {
        let fired = fired(vector);
        for id in &vector.must {
            if !registered.contains(id.as_str()) {
                missing.insert(id.as_str());
                continue;
            }
            asked += 1;
            if !fired.contains(id) {
                wrong.push(format!("{}: {id} must fire, but only {fired:?} did", vector.name));
            }
        }
        for id in vector.must_not.iter().filter(|id| fired.contains(id.as_str())) {
            wrong.push(format!("{}: {id} must not fire", vector.name));
        }
    }
    println!(
        "{} examples, {asked} firings asked; rules not there yet: {}",
        document.vectors.len(),
        missing.len()
    );
    assert!(asked > 20, "only {asked} firings were asked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn fired(vector: &Vector) -> BTreeSet<String> {
    let Expected { iss, aud, nonce, typ } = &vector.expected;
    let options = Options {
        issuer: iss.clone(),
        audience: aud.clone(),
        nonce: nonce.clone(),
        token_type: typ.clone(),
        other: vector.second_input.clone(),
        ..Options::default()
    };
    let request = Request {
        selection: None,
        input: vector.input.as_str().into(),
        key: vector.key.as_deref().unwrap_or_default().into(),
        key_format: format(vector.key_encoding.as_deref()),
        now: Timestamp(vector.now),
        options,
        ..Request::default()
    };
    let findings = inspect(&request).judgement.findings;
    findings.into_iter().map(|finding| finding.rule.into_owned()).collect()
}

fn format(encoding: Option<&str>) -> KeyFormat {
    match encoding {
        None => KeyFormat::Auto,
        Some("hex") => KeyFormat::SecretHex,
        Some("jwk") => KeyFormat::Jwk,
        Some("jwks") => KeyFormat::Jwks,
        Some("pem") => KeyFormat::Pem,
        Some("text") => KeyFormat::SecretUtf8,
        Some(other) => panic!("unknown key encoding {other}"),
    }
}
