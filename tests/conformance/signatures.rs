//! Signed tokens and keys, and what encrypted tokens are read as.

use crate::{ROOT, cases, hold, key_text, shared_cases};
use jotlens::algorithms;
use jotlens::facts::Facts;
use jotlens::inspect::examine;
use jotlens::keys::{Key, Keys, Material};
use jotlens::report::{Judgement, SignatureState};
use jotlens::request::{KeyFormat, Options, Request};
use serde_json::Value;
use std::fs;
use std::iter;
use std::time::Instant;

/// No case may take longer, in seconds; unoptimised arithmetic is slow.
const SLOWEST: f32 = if cfg!(debug_assertions) { 5.0 } else { 1.0 };

#[test]
fn our_own_selection() {
    for file in ["jws", "jwe"] {
        in_scope(&cases(
            &fs::read_to_string(format!("{ROOT}/tests/vectors/{file}.jsonl")).unwrap(),
        ));
    }
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
    shared("wycheproof_jwk_crypto");
}

/// A refusal by policy is a finding, and the signature is still told to match.
#[test]
fn policy_refusals_are_findings() {
    let rules = [
        ("wp-jwk-0-1", "jwks-private-material"),
        ("wp-jwk-2-4", "jwks-ambiguous"),
        ("wp-jwk-5-7", "key-rsa-roca"),
        ("wp-crypto-3-46", "key-rsa-roca"),
        ("wp-jwk-6-8", "key-rsa-too-small"),
        ("wp-jwk-8-10", "key-hmac-too-short"),
        ("wp-jwk-9-11", "key-hmac-too-short"),
        ("wp-jwk-10-12", "key-hmac-too-short"),
        ("wp-jwk-14-16", "sig-empty-key"),
        ("wp-jwk-15-17", "sig-empty-key"),
        ("wp-jwk-16-18", "sig-empty-key"),
        ("wp-crypto-4-47", "jwks-private-material"),
    ];
    let Some(cases) = shared_cases("wycheproof_jwk_crypto") else { return };
    let mut wrong = Vec::new();
    for case in cases {
        let Some((id, rule)) = rules.iter().find(|(id, _)| case["id"] == *id) else { continue };
        let judgement = examine(&request(&case, KeyFormat::Auto)).1;
        let found: Vec<_> = judgement.findings.iter().map(|finding| &*finding.rule).collect();
        if !found.contains(rule) {
            wrong.push(format!("{id}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn keys_of_the_generated_corpus() {
    shared("generated_jwk");
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
    if let Some(cases) = shared_cases(name) {
        in_scope(&cases);
    }
}

fn in_scope(cases: &[Value]) {
    let cases: Vec<Value> = cases.iter().filter(|case| is_in_scope(case)).cloned().collect();
    assert!(!cases.is_empty(), "no case is in scope");
    hold(&cases, "", |case| {
        let found = differences(case);
        (!found.is_empty()).then(|| found.join("; "))
    });
}

fn is_in_scope(case: &Value) -> bool {
    ["jws", "jwe", "jwk"].iter().any(|kind| case["kind"] == *kind) && case["token"].is_string()
}

fn request(case: &Value, format: KeyFormat) -> Request {
    let detached = case["detached_payload_b64"]
        .as_str()
        .map(|it| it.trim_end_matches('=').replace('+', "-").replace('/', "_"));
    Request {
        input: case["token"].as_str().unwrap().into(),
        key: key_text(case).into(),
        key_format: format,
        options: Options { detached_payload: detached, ..Options::default() },
        ..Request::default()
    }
}

/// A key is read as it is pasted, and so are its other encodings, which must give the same key.
fn key_differs(case: &Value) -> Vec<String> {
    let expected = &case["expect"];
    let read = |text: &str| Keys::read(&Request { key: text.into(), ..Request::default() });
    let text = case["token"].as_str().unwrap();
    let keys = read(text);
    let usable = |keys: &Keys| {
        let usable = |key: &&Key| !matches!(key.material, Material::Unsupported { .. });
        keys.list.iter().filter(usable).count()
    };
    let mut found = Vec::new();
    if let Some(valid) = expected["valid"].as_bool() {
        let listed = serde_json::from_str::<Value>(text).ok();
        let listed = listed.and_then(|it| it["keys"].as_array().map(Vec::len)).unwrap_or(1);
        let given = expected["usable"].as_u64().map(|it| usize::try_from(it).unwrap());
        let count = if valid { given.unwrap_or(listed) } else { 0 };
        if usable(&keys) != count {
            found.push(format!("{} keys instead of {count}: {:?}", usable(&keys), keys.problems));
        }
        if !valid && usable(&keys) == keys.list.len() && keys.problems.is_empty() {
            found.push("nothing is said about it".to_owned());
        }
    }
    let encodings = ["pem_spki", "pem_pkcs1", "pem_private_traditional", "pem_private_pkcs8"];
    let texts = encodings.into_iter().filter_map(|name| Some((name, case[name].as_str()?)));
    for (name, text) in iter::once(("token", text)).chain(texts) {
        found.extend(identity_differs(expected, name, &read(text)));
    }
    found
}

/// Type, curve, thumbprint and privacy of the only key.
fn identity_differs(expected: &Value, name: &str, keys: &Keys) -> Option<String> {
    let thumbprint = expected["thumbprint_sha256"].as_str()?;
    let Some(key) = keys.list.first() else { return Some(format!("{name}: {:?}", keys.problems)) };
    // The thumbprint of a secret could be searched, so it is not shown.
    let is_secret = expected["kty"] == "oct";
    let shown = (!is_secret).then_some(thumbprint);
    let curve = match &key.material {
        Material::Ec { curve, .. } => Value::from(curve.name()),
        Material::Okp { curve, .. } => Value::from(*curve),
        _ => Value::Null,
    };
    let private = !is_secret && (expected["private"] == true && !is_public(name));
    let fits = key.thumbprint.as_deref() == shown
        && (expected["kty"].is_null() || expected["kty"] == key.material.key_type())
        && (expected["kty"].is_null() || expected["crv"] == curve)
        && key.private == private
        && key.private_half.is_some() == private;
    (!fits).then(|| format!("{name} is {curve} {:?}, private: {}", key.thumbprint, key.private))
}

fn is_public(name: &str) -> bool {
    matches!(name, "pem_spki" | "pem_pkcs1")
}

fn differences(case: &Value) -> Vec<String> {
    if case["kind"] == "jwk" {
        return key_differs(case);
    }
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
