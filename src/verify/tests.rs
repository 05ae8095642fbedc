//! One token for each reason not to say "valid".

use crate::encoding::base64url::encode;
use crate::engine::{hmac, sign};
use crate::facts::Facts;
use crate::inspect::examine;
use crate::keys::Keys;
use crate::report::{KeySource, SignatureState as State};
use crate::request::{Options, Request};
use crate::verdict::{Verdict, Why};

const SECRET: &str = "a secret of no importance";
const HEADER: &str = r#"{"alg":"HS256"}"#;

fn verdict_with(input: &str, key: &str, options: Options) -> Verdict {
    let request = Request { input: input.into(), key: key.into(), options, ..Request::default() };
    super::verify(&Facts::read(&request), &Keys::read(&request), &request.options)
}

fn verdict(input: &str, key: &str) -> Verdict {
    verdict_with(input, key, Options::default())
}

/// A token signed with [`SECRET`].
fn token(header: &str) -> String {
    let signed = format!("{}.e30", encode(header.as_bytes()));
    let mac = hmac::compute(hmac::Hash::Sha256, SECRET.as_bytes(), signed.as_bytes());
    format!("{signed}.{}", encode(&mac))
}

fn jwk(members: &str) -> String {
    format!(r#"{{"kty":"oct","k":"{}"{members}}}"#, encode(SECRET.as_bytes()))
}

#[test]
fn a_match_names_the_key() {
    let valid = verdict(&token(HEADER), SECRET);
    assert_eq!((valid.state, valid.key), (State::Valid, Some(0)));
    assert_eq!(valid.message, "HS256 signature matches your secret, read as text");
    let set = format!(r#"{{"keys":[{},{}]}}"#, jwk(r#","kid":"b""#), jwk(r#","kid":"a""#));
    let named = verdict(&token(r#"{"alg":"HS256","kid":"a"}"#), &set);
    assert_eq!(named.message, "HS256 signature matches HMAC key “a” from your JWKS (2 of 2)");
}

#[test]
fn the_reading_of_the_secret_that_matches_decides() {
    let encoded = encode(SECRET.as_bytes());
    let valid = verdict(&token(HEADER), &encoded);
    assert_eq!((valid.state, valid.reading), (State::Valid, 1));
    assert_eq!(valid.message, "HS256 signature matches your secret, read as base64url");
}

#[test]
fn a_key_for_something_else_is_an_error_that_tells_of_the_match() {
    for members in [r#","use":"enc""#, r#","key_ops":["sign"]"#, r#","alg":"HS512""#] {
        let refused = verdict(&token(HEADER), &jwk(members));
        assert_eq!((refused.state, &refused.why), (State::Error, &Why::KeyNotForThis), "{members}");
        assert!(refused.message.contains(" matches "), "{}", refused.message);
        let wrong = jwk(members).replace(r#""k":""#, r#""k":"AAAA"#);
        let refused = verdict(&token(HEADER), &wrong);
        assert_eq!((refused.state, refused.key), (State::Error, None));
        assert!(refused.message.contains("does not match"), "{}", refused.message);
    }
}

#[test]
fn critical_extensions_are_never_passed_over() {
    let cases = [
        (r#"{"alg":"HS256","crit":["exp"],"exp":1}"#, State::Unsupported, "“exp”"),
        (r#"{"alg":"HS256","crit":[]}"#, State::Error, "“crit”"),
        (r#"{"alg":"HS256","crit":"b64"}"#, State::Error, "“crit”"),
        (r#"{"alg":"HS256","b64":false}"#, State::Error, "RFC 7797"),
    ];
    for (header, state, part) in cases {
        let refused = verdict(&token(header), SECRET);
        assert_eq!((refused.state, &refused.why), (state, &Why::CriticalExtension), "{header}");
        assert!(refused.message.contains(part), "{}", refused.message);
    }
    for b64 in [true, false] {
        let header = format!(r#"{{"alg":"HS256","crit":["b64"],"b64":{b64}}}"#);
        assert_eq!(verdict(&token(&header), SECRET).state, State::Valid, "{header}");
    }
}

#[test]
fn text_that_strict_readers_refuse_is_not_valid() {
    let padded = format!("{}=", token(HEADER));
    let refused = verdict(&padded, SECRET);
    assert_eq!((refused.state, refused.why), (State::Error, Why::NotCanonical));
    let (head, mac) =
        token(HEADER).rsplit_once('.').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let refused = verdict(&format!("{head}=.{mac}"), SECRET);
    assert_eq!((refused.state, refused.why), (State::Error, Why::NotCanonical));
}

#[test]
fn each_reason_not_to_ask_has_its_own_answer() {
    let signed = token(HEADER);
    let ec = r#"{"kty":"EC","crv":"P-256","x":"Cvxjl7Ugsdh-3hZg8eB_C_e7qvAdxWZeykU4qMWngSA","y":"fAjyvi_blNZaYmOPrVj8iie2ZY7n-SwTPoHReYIQ8Xg"}"#;
    let expected = "a shared secret";
    let found = "an EC P-256 key".to_owned();
    let cases = [
        ("", "", State::None, Why::Unreadable),
        (&signed, "", State::Unchecked, Why::NoKey),
        (&signed, "{", State::Error, Why::KeyUnreadable),
        (&signed, &signed, State::Error, Why::KeyUnreadable),
        (&signed, ec, State::Error, Why::KeyTypeMismatch { expected, found }),
        ("eyJhbGciOiJub25lIn0.e30.", SECRET, State::None, Why::Unsecured),
        ("eyJhbGciOiJIUzI1NiJ9.e30.", SECRET, State::Invalid, Why::SignatureMissing),
        ("eyJhbGciOiJIUzI1NiJ9.e30", SECRET, State::Error, Why::Unreadable),
        ("eyJhbGciOiJYUzI1NiJ9.e30.AA", SECRET, State::Unsupported, Why::UnsupportedAlgorithm),
        ("e30.e30.AA", SECRET, State::Error, Why::Unreadable),
    ];
    for (input, key, state, why) in cases {
        let answer = verdict(input, key);
        assert_eq!((answer.state, answer.why), (state, why), "{input} {}", answer.message);
        assert!(!answer.message.is_empty() && !answer.message.contains(SECRET));
    }
    let set =
        format!(r#"{{"keys":[{}]}}"#, jwk(r#","kid":"a""#).replace("\"k\":\"", "\"k\":\"AAAA"));
    let absent = verdict(&token(r#"{"alg":"HS256","kid":"b"}"#), &set);
    assert_eq!((absent.state, absent.why), (State::Error, Why::KeyNotFound));
}

#[test]
fn a_detached_payload_is_put_in_its_place() {
    let whole = token(HEADER);
    let detached = whole.replace(".e30.", "..");
    let options = Options { detached_payload: Some("e30".to_owned()), ..Options::default() };
    assert_eq!(verdict_with(&detached, SECRET, options).state, State::Valid);
    // "ZTMw" is what a person's text "e30" becomes on its way.
    let encoded = Options { detached_payload: Some("ZTMw".to_owned()), ..Options::default() };
    let found = verdict_with(&detached, SECRET, encoded);
    assert_eq!(found.state, State::Valid);
    assert!(found.message.ends_with("the payload was given in base64url"), "{}", found.message);
    let missing = verdict(&detached, SECRET);
    assert_eq!((missing.state, missing.why), (State::Error, Why::DetachedPayload));
}

#[test]
fn the_report_names_the_key_and_how_it_was_read() {
    let key = encode(SECRET.as_bytes());
    let request = Request { input: token(HEADER).into(), key: key.into(), ..Request::default() };
    let used = examine(&request).1.signature.key.unwrap();
    assert_eq!(used.id, "your secret, read as base64url");
    assert_eq!(used.description, format!("HMAC secret, {} bytes", SECRET.len()));
}

#[test]
fn a_key_inside_the_token_proves_little() {
    let key: &[u8] = include_bytes!("../mint/keys/es256.der");
    let jwk = r#"{"kty":"EC","crv":"P-256","x":"Cvxjl7Ugsdh-3hZg8eB_C_e7qvAdxWZeykU4qMWngSA","y":"fAjyvi_blNZaYmOPrVj8iie2ZY7n-SwTPoHReYIQ8Xg"}"#;
    let header = format!(r#"{{"alg":"ES256","jwk":{jwk}}}"#);
    let signed = format!("{}.e30", encode(header.as_bytes()));
    let signature = encode(&sign::es256(key, signed.as_bytes()).unwrap());
    let answer = verdict(&format!("{signed}.{signature}"), "");
    assert_eq!(answer.state, State::Consistent, "{}", answer.message);
    assert_eq!(answer.embedded_key.unwrap().source, KeySource::Token);
    let forged = verdict(&format!("{signed}x.{signature}"), "");
    assert_eq!(forged.state, State::Unchecked);
    assert_eq!(verdict(&format!("{signed}.{signature}"), jwk).state, State::Valid);
}
