//! Which step passes, fails or is skipped, and what it says.

use super::*;
use crate::encoding::base64url::encode;
use crate::inspect::inspect;
use crate::report::Outcome::{Fail, Pass, Skip};
use crate::time::Timestamp;

const NOW: i64 = 1_790_000_000;

/// The step of that name in a validation of that token.
fn step_of(name: &str, header: &str, claims: &str, options: Options) -> (Outcome, String) {
    let input = format!("{}.{}.AAAA", encode(header.as_bytes()), encode(claims.as_bytes()));
    step_in(name, Request { input: input.into(), options, ..Request::default() })
}

fn step_in(name: &str, request: Request) -> (Outcome, String) {
    let trace = inspect(&Request { now: Timestamp(NOW), ..request }).judgement.trace;
    let step = trace.into_iter().find(|step| step.step == name);
    let step = step.unwrap_or_else(|| panic!("no step {name}"));
    (step.outcome, step.message)
}

fn expiry_of(claims: &str) -> String {
    step_of("expiry", "{}", claims, Options::default()).1
}

#[test]
fn nothing_is_said_of_claims_that_could_not_be_read() {
    assert_eq!(expiry_of("{}"), "There is no exp claim: it never expires");
    for claims in ["{\"exp\":}", "[1]"] {
        assert_eq!(expiry_of(claims), "exp not checked: the claims could not be read");
    }
}

#[test]
fn the_age_counts_from_the_sign_in_and_else_from_the_issue() {
    let age = |claims: &str, max_age| {
        step_of("max-age", "{}", claims, Options { max_age, ..Options::default() })
    };
    let told = |claims, limit| age(claims, Some(limit));
    assert_eq!(age(r#"{"iat":1}"#, None).0, Skip);
    let both = r#"{"iat":1789999990,"auth_time":1789996400}"#;
    let (outcome, message) = told(both, 3500);
    assert_eq!((outcome, message.starts_with("auth_time is 1 h ago")), (Fail, true), "{message}");
    assert_eq!(told(both, 3600).0, Pass);
    let (outcome, message) = told(both, 3590);
    assert_eq!((outcome, message.ends_with("of skew")), (Pass, true), "{message}");
    let (outcome, message) = told(r#"{"iat":1789999990}"#, 10);
    assert_eq!((outcome, message.starts_with("iat is 10 s ago")), (Pass, true), "{message}");
    for claims in ["{}", r#"{"auth_time":"1","iat":1789999990}"#, r#"{"iat":1790000100}"#] {
        assert_eq!(told(claims, 10).0, Fail, "{claims}");
    }
}

#[test]
fn the_subject_is_compared_as_it_is() {
    let subject = |claims: &str, expected: &str| {
        let options = Options { subject: Some(expected.to_owned()), ..Options::default() };
        step_of("subject", "{}", claims, options).0
    };
    assert_eq!(subject(r#"{"sub":"u1"}"#, "u1"), Pass);
    assert_eq!(subject(r#"{"sub":"u1"}"#, "U1"), Fail);
    assert_eq!(subject(r#"{"sub":1}"#, "1"), Fail);
    assert_eq!(subject("{}", "u1"), Fail);
}

#[test]
fn the_key_or_the_person_decides_on_the_algorithm() {
    let input = |alg: &str| {
        let header = encode(format!(r#"{{"alg":"{alg}"}}"#).as_bytes());
        format!("{header}.e30.{}", encode(&[1; 32]))
    };
    let with = |alg: &str, key: &str, algorithms: &[&str]| {
        let algorithms = algorithms.iter().map(ToString::to_string).collect();
        let options = Options { algorithms, ..Options::default() };
        let request = Request { input: input(alg).into(), key: key.into(), ..Request::default() };
        step_in("algorithm", Request { options, ..request }).0
    };
    let ec = r#"{"kty":"EC","crv":"P-256","x":"Cvxjl7Ugsdh-3hZg8eB_C_e7qvAdxWZeykU4qMWngSA","y":"fAjyvi_blNZaYmOPrVj8iie2ZY7n-SwTPoHReYIQ8Xg"}"#;
    assert_eq!(with("HS256", "", &[]), Skip);
    assert_eq!(with("HS256", "a shared secret", &[]), Pass);
    assert_eq!(with("HS256", ec, &[]), Fail);
    // What the token and the person agree on is of no use when the key is for something else.
    assert_eq!(with("HS256", ec, &["HS256"]), Fail);
    assert_eq!(with("HS256", "", &["ES256", "HS256"]), Pass);
    assert_eq!(with("HS256", "a shared secret", &["ES256, PS256"]), Fail);
    assert_eq!(with("none", "", &[]), Fail);
    assert_eq!((with("ES256", "", &["fapi"]), with("RS256", "", &["FAPI"])), (Pass, Fail));
}

#[test]
fn what_is_critical_and_unknown_fails_in_a_step_of_its_own() {
    let critical = |header: &str| step_of("critical", header, "{}", Options::default());
    assert_eq!(critical(r#"{"alg":"HS256"}"#).0, Skip);
    assert_eq!(critical(r#"{"alg":"HS256","crit":["b64"],"b64":true}"#).0, Pass);
    let (outcome, message) = critical(r#"{"alg":"HS256","crit":["exp"],"exp":1}"#);
    assert!(outcome == Fail && message.contains("“exp”"), "{message}");
    assert_eq!(critical(r#"{"alg":"HS256","crit":[]}"#).0, Fail);
    assert_eq!(critical(r#"{"alg":"HS256","b64":false}"#).0, Fail);
}
