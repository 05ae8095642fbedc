//! The vectors of RFCs, cookbook, Wycheproof and our own corpus: the answer must be the expected one.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a missing JSON member reads as null")]
#![expect(clippy::disallowed_methods, reason = "natively a test may ask how long it took")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod decryption;
mod signatures;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The cases of a file of the shared vectors; `None` when it is not there.
fn shared_cases(name: &str) -> Option<Vec<Value>> {
    let path = PathBuf::from(ROOT).join(format!("../shared/vectors/{name}.jsonl"));
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    };
    Some(cases(&text))
}

fn cases(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The text of a case's key; one that is a JSON object is pasted as its text.
fn key_text(case: &Value) -> String {
    match &case["key"]["value"] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        object => object.to_string(),
    }
}

/// Every case is as expected, but for the exceptions under its id with that prefix; those must be needed.
fn hold(cases: &[Value], prefix: &str, difference: impl Fn(&Value) -> Option<String>) {
    let exceptions: BTreeMap<String, String> =
        serde_json::from_str(&fs::read_to_string(format!("{ROOT}/tests/exceptions.json")).unwrap())
            .unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let id = case["id"].as_str().unwrap();
        match (difference(case), exceptions.get(&format!("{prefix}{id}"))) {
            (Some(found), None) => wrong.push(format!("{id}: {found}")),
            (None, Some(_)) => wrong.push(format!("{id} is as expected: remove its exception")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
