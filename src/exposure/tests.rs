//! What is told of tokens.

use super::*;
use crate::encoding::base64url::encode;
use crate::time::Timestamp;

/// The aspect of that name, its short answer and its lines in one text.
fn told(claims: &str, now: i64, name: &str) -> String {
    let input = format!("{}.{}.AAAA", encode(br#"{"alg":"ES256"}"#), encode(claims.as_bytes()));
    let request = Request { input: input.into(), now: Timestamp(now), ..Request::default() };
    let aspects = exposure(&Facts::read(&request), SignatureState::Unchecked, &request);
    let aspect = aspects.into_iter().find(|it| it.name == name).unwrap();
    [aspect.short, aspect.lines.join(" ")].join(" | ")
}

#[test]
fn it_tells_what_the_token_grants() {
    let claims = r#"{"sub":"u1","aud":["a","b"],"scope":"read write","realm_access":{"roles":["ops"]},"admin":true}"#;
    let told = told(claims, 0, "allows");
    for expected in [
        "at 2 audiences |",
        "Accepted by `a`, `b` (`aud`).",
        "speaks for `u1`",
        "Scopes: `read`, `write` (`scope`).",
        "Roles of the realm: `ops`",
        "Administrator: `true`",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
}

#[test]
fn nothing_granted_and_no_audience_are_said() {
    let told = told(r#"{"admin":false,"scope":""}"#, 0, "allows");
    assert!(
        told.contains("there is no `aud`") && told.contains("no scope, role or group"),
        "{told}"
    );
}

#[test]
fn it_tells_for_how_long_with_the_tolerance() {
    for (claims, now, expected) in [
        (r#"{"iat":0,"exp":900}"#, 0, "Until 1970-01-01 00:15:00 UTC (`exp`), 1 min longer"),
        (r#"{"iat":0,"exp":900}"#, 0, "made to live 15 min"),
        (
            r#"{"exp":900}"#,
            920,
            "It expired at 1970-01-01 00:15:00 UTC, but is accepted 1 min longer",
        ),
        (r#"{"exp":900}"#, 960, "no longer | It is over"),
        (r#"{"nbf":900}"#, 0, "Not before 1970-01-01 00:15:00 UTC (`nbf`), then for ever."),
        (r#"{"sub":"a"}"#, 0, "for ever | For ever: there is no `exp`."),
        (r#"{"exp":"900"}"#, 0, "is no number of seconds"),
    ] {
        let told = told(claims, now, "lasts");
        assert!(told.contains(expected), "{expected} in {told}");
    }
}

#[test]
fn it_tells_by_what_it_can_be_revoked() {
    let status = r#"{"jti":"x","sid":"s","status":{"status_list":{"idx":7,"uri":"https://a/l"}}}"#;
    let told_all = told(status, 0, "revocation");
    for expected in [
        "denylist of tokens can name `x`",
        "session `s`",
        "place `7` of the status list `https://a/l`",
    ] {
        assert!(told_all.contains(expected), "{expected} in {told_all}");
    }
    assert!(told(r#"{"sub":"a"}"#, 0, "revocation").contains("Nothing in it names it"));
}

#[test]
fn a_binding_is_worth_what_the_api_asks_for() {
    let bound = told(r#"{"cnf":{"jkt":"k"}}"#, 0, "holder");
    assert!(bound.contains("DPoP key") && bound.contains("One that does not ask"), "{bound}");
    assert!(told(r#"{"cnf":{}}"#, 0, "holder").contains("no `cnf` binds it to a key"));
}

#[test]
fn only_what_is_missing_would_shorten_it() {
    let good = r#"{"aud":"a","iat":0,"exp":900,"jti":"x","cnf":{"jkt":"k"}}"#;
    assert_eq!(told(good, 0, "shorter"), " | Nothing that the token could say.");
    assert!(told(good, 9_000, "shorter").contains("Nothing any more: it is over."));
    let bad = told(r#"{"aud":["a","b"],"iat":0,"exp":7200}"#, 0, "shorter");
    for expected in ["A shorter life", "DPoP", "A `jti`", "One audience"] {
        assert!(bad.contains(expected), "{expected} in {bad}");
    }
    assert!(!bad.contains("An `exp`"), "{bad}");
}

#[test]
fn an_unsigned_token_need_not_be_stolen_and_no_claims_tell_nothing() {
    let request = |input: &str| Request { input: input.into(), ..Request::default() };
    let unsigned = request("eyJhbGciOiJub25lIn0.e30.");
    let aspects = exposure(&Facts::read(&unsigned), SignatureState::None, &unsigned);
    assert_eq!(aspects.first().unwrap().short, "can be made by anyone");
    let bytes = request("eyJhbGciOiJIUzI1NiJ9.AAAA.AAAA");
    assert!(exposure(&Facts::read(&bytes), SignatureState::Unchecked, &bytes).is_empty());
}
