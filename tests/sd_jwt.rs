//! The examples of RFC 9901 and changed copies of them: decoded, judged and processed as expected.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a missing JSON member reads as null")]

use jotlens::inspect::examine;
use jotlens::report::SignatureState;
use jotlens::request::{Options, Request};
use serde_json::Value;
use std::fs;

#[test]
fn the_examples_of_the_specification() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vectors/sdjwt_spec.jsonl");
    let Ok(text) = fs::read_to_string(path) else {
        return println!("skipped: ../shared/vectors/sdjwt_spec.jsonl is not there");
    };
    let mut wrong = Vec::new();
    let exceptions = include_str!("exceptions.json");
    let exceptions: Value = serde_json::from_str(exceptions).unwrap();
    let mut held = 0;
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        held += 1;
        let found = differences(&case);
        let id = case["id"].as_str().unwrap();
        match (found.is_empty(), exceptions[id].is_string()) {
            (false, false) => wrong.push(format!("{id}: {}", found.join("; "))),
            (true, true) => wrong.push(format!("{id} is as expected: remove its exception")),
            _ => {}
        }
    }
    assert!(held >= 60, "only {held} cases are there");
    assert!(wrong.is_empty(), "{} of {held}:\n{}", wrong.len(), wrong.join("\n"));
}

fn request(case: &Value) -> Request {
    let expectation = |name: &str| case["kb"][name].as_str().map(str::to_owned);
    Request {
        input: case["token"].as_str().unwrap().into(),
        key: case["key"]["value"].to_string().into(),
        options: Options {
            audience: expectation("aud"),
            nonce: expectation("nonce"),
            ..Options::default()
        },
        ..Request::default()
    }
}

fn differences(case: &Value) -> Vec<String> {
    let expected = &case["expect"];
    let request = request(case);
    let (facts, judgement) = examine(&request);
    let mut found = Vec::new();
    let mut hold = |holds: bool, what: String| {
        if !holds {
            found.push(what);
        }
    };
    if let Some(decodes) = expected["decodes"].as_bool() {
        hold(decodes != facts.is_malformed(), format!("decodes: {:?}", facts.problems));
    }
    let state = judgement.signature.state;
    let valid = state == SignatureState::Valid;
    if let Some(expected) = expected["valid"].as_bool() {
        hold(expected == valid, format!("{state:?}: {}", judgement.signature.message));
    }
    if let Some(count) = expected["disclosures"].as_u64() {
        let read = facts.disclosures.count;
        hold(u64::try_from(read).unwrap() == count, format!("{read} disclosures"));
    }
    let binding = judgement.key_binding.unwrap();
    let bound = serde_json::to_value(binding.state).unwrap();
    hold(bound == expected["key_binding"], format!("key binding {bound}: {}", binding.message));
    if expected["processed"].is_object() {
        let processed = judgement.processed_claims.unwrap_or_default();
        let value: Value = serde_json::from_str(&processed).unwrap_or_default();
        hold(value == expected["processed"], format!("processed: {processed}"));
    }
    found
}
