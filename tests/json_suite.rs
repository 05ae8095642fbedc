//! The test suite `JSONTestSuite`: what must be accepted, what must be refused with its place, what we decided (docs/json.md).
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a missing JSON member reads as null")]
#![expect(clippy::disallowed_methods, reason = "natively a test may ask how long it took")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use base64::{Engine, engine::general_purpose::STANDARD};
use jotlens::encoding::{base64url, json};
use jotlens::facts::Facts;
use jotlens::facts::part::{Part, Problem};
use jotlens::request::Request;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

struct Case {
    id: String,
    bytes: Vec<u8>,
    accept: Option<bool>,
}

#[test]
fn every_case_is_decided_in_time() {
    let Some(cases) = cases() else { return };
    let decisions = decisions();
    let mut wrong = Vec::new();
    let mut undecided = decisions.clone();
    for case in &cases {
        let started = Instant::now();
        let part = Part::of(case.bytes.clone(), true);
        let seconds = started.elapsed().as_secs_f32();
        if seconds > 1.0 {
            wrong.push(format!("{}: took {seconds} s", case.id));
        }
        undecided.remove(&case.id);
        match (case.accept, decisions.get(&case.id)) {
            (Some(accept), _) if accept == is_accepted(&part) => {}
            (None, Some(answer)) if *answer == answer_to(&part) => {}
            expected => wrong.push(format!("{}: {expected:?}, not {}", case.id, answer_to(&part))),
        }
        wrong.extend(without_place(case, &part));
    }
    assert!(cases.len() > 300, "only {} cases", cases.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(undecided.is_empty(), "in docs/json.md but no case: {undecided:?}");
}

/// A refused text is refused with a place in it, also as the payload of a token.
fn without_place(case: &Case, part: &Part) -> Option<String> {
    if is_accepted(part) || case.bytes.is_empty() {
        return None;
    }
    let inside = match &part.problem {
        Some(Problem::Json(problem)) => {
            problem.offset <= part.text.len() && problem.line > 0 && problem.column > 0
        }
        Some(Problem::Utf8(at)) => *at < case.bytes.len(),
        _ => false,
    };
    let token = format!("eyJhbGciOiJIUzI1NiJ9.{}.", base64url::encode(&case.bytes));
    let facts = Facts::read(&Request { input: token.as_str().into(), ..Request::default() });
    let place = facts.listed_problems().iter().find_map(|problem| problem.offset);
    let listed = place.is_some_and(|place| (21..token.len()).contains(&place));
    (!inside || !listed).then(|| format!("{}: {:?}, in a token {place:?}", case.id, part.problem))
}

fn is_accepted(part: &Part) -> bool {
    part.json.is_some() && !matches!(part.problem, Some(Problem::Json(_) | Problem::Utf8(_)))
}

/// The word that docs/json.md has for it.
fn answer_to(part: &Part) -> &'static str {
    match &part.problem {
        Some(Problem::Utf8(_)) => "refused: not UTF-8",
        Some(Problem::Json(problem)) if problem.cause == json::Cause::Depth => "refused: too deep",
        Some(Problem::Json(problem)) if problem.cause == json::Cause::ByteOrderMark => {
            "refused: byte order mark"
        }
        Some(Problem::Json(_)) => "refused: not JSON",
        _ if json::lone_surrogate(&part.text).is_some() => "kept, half a pair shown as written",
        _ if part.json.as_ref().is_some_and(|node| !node.duplicates().is_empty()) => {
            "kept, all members shown"
        }
        _ => "kept as written",
    }
}

/// The decisions documented for the cases that the suite leaves open.
fn decisions() -> BTreeMap<String, String> {
    let text = fs::read_to_string(format!("{ROOT}/docs/json.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    let cells = rows.filter_map(|row| row.split_once("` | "));
    cells.map(|(id, answer)| (id.to_owned(), answer.to_owned())).collect()
}

fn cases() -> Option<Vec<Case>> {
    let path = format!("{ROOT}/../shared/vectors/jsontestsuite.jsonl");
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: {path} is not there");
        return None;
    };
    Some(text.lines().map(case).collect())
}

fn case(line: &str) -> Case {
    let row: Value = serde_json::from_str(line).unwrap();
    let bytes = match (row["token"].as_str(), row["token_b64"].as_str()) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (None, encoded) => STANDARD.decode(encoded.unwrap()).unwrap(),
    };
    let id = row["id"].as_str().unwrap().trim_start_matches("jts-").to_owned();
    Case { id, bytes, accept: row["expect"]["decodes"].as_bool() }
}
