//! The JWS and JWE of RFCs, cookbook, Wycheproof and our own corpus: the answer must be the expected one.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a missing JSON member reads as null")]
#![expect(clippy::disallowed_methods, reason = "natively a test may ask how long it took")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use jotlens::algorithms;
use jotlens::facts::Facts;
use jotlens::inspect::examine;
use jotlens::report::{Judgement, SignatureState};
use jotlens::request::{KeyFormat, Options, Request};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// No case may take longer, in seconds; unoptimised arithmetic is slow.
const SLOWEST: f32 = if cfg!(debug_assertions) { 5.0 } else { 1.0 };

#[test]
fn our_own_selection() {
    hold(&PathBuf::from(ROOT).join("tests/vectors/jws.jsonl"));
}

#[test]
fn generated_corpus() {
    shared("generated_jws");
}

#[test]
fn rfc_examples() {
    shared("rfc");
}

#[test]
fn cookbook() {
    shared("cookbook");
}

#[test]
fn wycheproof() {
    shared("wycheproof_jws");
    shared("wycheproof_jwe");
}

#[test]
fn post_quantum_drafts() {
    shared("mldsa_draft");
}

#[test]
fn generated_encrypted_tokens() {
    shared("generated_jwe");
}

fn shared(name: &str) {
    let path = PathBuf::from(ROOT).join(format!("../shared/vectors/{name}.jsonl"));
    if path.exists() {
        hold(&path);
    } else {
        eprintln!("skipped: {} is not there", path.display());
    }
}

fn hold(path: &PathBuf) {
    let exceptions: BTreeMap<String, String> =
        serde_json::from_str(&fs::read_to_string(format!("{ROOT}/tests/exceptions.json")).unwrap())
            .unwrap();
    let mut wrong = Vec::new();
    let mut held = 0;
    for line in fs::read_to_string(path).unwrap().lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        if !is_in_scope(&case) {
            continue;
        }
        held += 1;
        let id = case["id"].as_str().unwrap();
        match (differences(&case), exceptions.get(id)) {
            (found, None) if !found.is_empty() => wrong.push(format!("{id}: {}", found.join("; "))),
            (found, Some(_)) if found.is_empty() => {
                wrong.push(format!("{id} is as expected: remove its exception"));
            }
            _ => {}
        }
    }
    assert!(held > 0, "no case of {} is in scope", path.display());
    assert!(wrong.is_empty(), "{} of {held}:\n{}", wrong.len(), wrong.join("\n"));
}

fn is_in_scope(case: &Value) -> bool {
    (case["kind"] == "jws" || case["kind"] == "jwe") && case["token"].is_string()
}

/// The request of a case; a key that is a JSON object is pasted as its text.
fn request(case: &Value, format: KeyFormat) -> Request {
    let key = &case["key"]["value"];
    let key = match key {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        object => object.to_string(),
    };
    let detached = case["detached_payload_b64"]
        .as_str()
        .map(|it| it.trim_end_matches('=').replace('+', "-").replace('/', "_"));
    Request {
        input: case["token"].as_str().unwrap().into(),
        key: key.into(),
        key_format: format,
        options: Options { detached_payload: detached, ..Options::default() },
        ..Request::default()
    }
}

fn differences(case: &Value) -> Vec<String> {
    let format: KeyFormat = match &case["key"]["format"] {
        Value::Null => KeyFormat::Auto,
        format => serde_json::from_value(format.clone()).unwrap(),
    };
    let exact = request(case, format);
    let started = Instant::now();
    let (facts, judgement) = examine(&exact);
    let mut found = Vec::new();
    found.extend(reading_differs(case, &facts));
    let seconds = started.elapsed().as_secs_f32();
    if seconds > SLOWEST {
        found.push(format!("took {seconds} s"));
    }
    if case["kind"] == "jwe" {
        return found;
    }
    found.extend(state_differs(case, &facts, &judgement));
    if !matches!(format, KeyFormat::SecretBase64url | KeyFormat::SecretUtf8) {
        let recognised = examine(&request(case, KeyFormat::Auto)).1;
        if recognised.signature != judgement.signature {
            found.push(format!(
                "recognised as {}: {:?}",
                recognised.keys.recognised, recognised.signature
            ));
        }
    }
    found
}

fn reading_differs(case: &Value, facts: &Facts) -> Option<String> {
    let expected = &case["expect"];
    if let Some(decodes) = expected["decodes"].as_bool()
        && decodes == facts.is_malformed()
    {
        return Some(format!("decodes should be {decodes}; {:?}", facts.problems));
    }
    let payload = String::from_utf8_lossy(&facts.payload.bytes);
    match expected["payload_utf8"].as_str() {
        Some(text) if expected["decodes"] == true && !is_detached(case) && *text != *payload => {
            Some(format!("payload is {payload}"))
        }
        _ => None,
    }
}

fn is_detached(case: &Value) -> bool {
    case["detached_payload_b64"].is_string()
}

fn state_differs(case: &Value, facts: &Facts, judgement: &Judgement) -> Option<String> {
    let expected = &case["expect"];
    let state = judgement.signature.state;
    let supported = facts.algorithm().and_then(algorithms::find).is_some_and(|row| row.supported);
    let fits = match (expected["valid"].as_bool(), expected["crypto_ok"].as_bool()) {
        (Some(true), _) if !supported => state == SignatureState::Unsupported,
        (Some(true), _) => state == SignatureState::Valid,
        (_, Some(true)) => {
            state != SignatureState::Invalid
                && (state != SignatureState::Valid || expected["valid"].is_null())
        }
        (Some(false), _) => state != SignatureState::Valid,
        (None, _) => !supported || state != SignatureState::Valid || case["key"].is_object(),
    };
    (!fits).then(|| format!("{state:?} ({}); expected {expected}", judgement.signature.message))
}
