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
    assert_eq!(valid.algorithm.as_deref(), Some("HS256"));
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

/// A token whose signature nobody made.
fn unsigned(header: &str, signature: &[u8]) -> String {
    format!("{}.e30.{}", encode(header.as_bytes()), encode(signature))
}

const EC: &str = r#"{"kty":"EC","crv":"P-256","x":"Cvxjl7Ugsdh-3hZg8eB_C_e7qvAdxWZeykU4qMWngSA","y":"fAjyvi_blNZaYmOPrVj8iie2ZY7n-SwTPoHReYIQ8Xg"}"#;

/// The keys of RFC 8037 appendix A.1 and RFC 8032 section 7.4, with members.
fn edwards(curve: &str, members: &str) -> String {
    let x = match curve {
        "Ed448" => "X9dEm1m0Yf0s54fsYWrUah2hNCSFpw4fig6nXYDpZ3jt8SR2m0bHBhvWeD3x5Q9s0foavq_oJWGA",
        _ => "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    };
    format!(r#"{{"kty":"OKP","crv":"{curve}","x":"{x}"{members}}}"#)
}

#[test]
fn each_algorithm_names_the_key_that_it_needs() {
    let cases = [
        ("ES256K", "an EC secp256k1 key"),
        ("ES256", "an EC P-256 key"),
        ("ES384", "an EC P-384 key"),
        ("ES512", "an EC P-521 key"),
        ("Ed25519", "an Ed25519 key"),
        ("Ed448", "an Ed448 key"),
        ("EdDSA", "an Ed25519 or Ed448 key"),
        ("ML-DSA-44", "an ML-DSA key (AKP) with the same parameters"),
        ("PS256", "an RSA key"),
    ];
    for (name, expected) in cases {
        let token = unsigned(&format!(r#"{{"alg":"{name}"}}"#), &[1; 64]);
        let refused = verdict(&token, SECRET);
        let said = format!(
            "{name} needs {expected}, but you gave a shared secret: paste the key that the issuer signs with"
        );
        assert_eq!((refused.state, refused.message), (State::Error, said));
    }
}

#[test]
fn an_edwards_key_fits_the_algorithms_of_its_curve() {
    let cases = [
        ("Ed25519", "Ed25519", true),
        ("Ed25519", "EdDSA", true),
        ("Ed448", "EdDSA", true),
        ("Ed448", "Ed25519", false),
        ("Ed25519", "ES256", false),
        ("Ed25519", "RS256", false),
    ];
    for (curve, name, fits) in cases {
        let token = unsigned(&format!(r#"{{"alg":"{name}"}}"#), &[1; 64]);
        let refused = verdict(&token, &edwards(curve, ""));
        let is_mismatch = matches!(refused.why, Why::KeyTypeMismatch { .. });
        assert_eq!(is_mismatch, !fits, "{curve} {name}: {}", refused.message);
    }
    let agreement =
        r#"{"kty":"OKP","crv":"X25519","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"}"#;
    let refused = verdict(&unsigned(r#"{"alg":"EdDSA"}"#, &[1; 64]), agreement);
    assert!(matches!(refused.why, Why::KeyTypeMismatch { .. }), "{}", refused.message);
}

#[test]
fn two_names_of_one_edwards_algorithm_are_no_conflict() {
    let cases = [
        ("EdDSA", "Ed25519", false),
        ("Ed25519", "EdDSA", false),
        ("EdDSA", "EdDSA", false),
        ("Ed25519", "Ed25519", false),
        ("ES256", "EdDSA", true),
        ("ES256", "Ed25519", true),
        ("Ed448", "Ed25519", true),
    ];
    for (own, named, conflict) in cases {
        let key = edwards("Ed25519", &format!(r#","alg":"{own}""#));
        let answer = verdict(&unsigned(&format!(r#"{{"alg":"{named}"}}"#), &[1; 64]), &key);
        assert_eq!(answer.why == Why::KeyNotForThis, conflict, "{own} {named}: {}", answer.message);
    }
    let verifying = verdict(&token(HEADER), &jwk(r#","key_ops":["verify"]"#));
    assert_eq!(verifying.state, State::Valid, "{}", verifying.message);
}

#[test]
fn a_signature_of_the_wrong_length_names_both_lengths() {
    let modulus = encode(&[0xc5; 256]);
    let rsa = format!(r#"{{"kty":"RSA","e":"AQAB","n":"{modulus}"}}"#);
    let cases = [
        ("HS256", SECRET.to_owned(), "32"),
        ("ES256", EC.to_owned(), "64"),
        ("RS256", rsa, "256"),
        ("EdDSA", edwards("Ed25519", ""), "64"),
        ("EdDSA", edwards("Ed448", ""), "114"),
    ];
    for (name, key, bytes) in cases {
        let token = unsigned(&format!(r#"{{"alg":"{name}"}}"#), &[1; 17]);
        let refused = verdict(&token, &key);
        let why = Why::SignatureLength { expected: bytes.to_owned(), found: 17 };
        assert_eq!((refused.state, refused.why), (State::Invalid, why), "{}", refused.message);
    }
}

#[test]
fn the_key_that_the_header_names_is_judged_and_no_other() {
    let named = EC.replacen('{', r#"{"kid":"a","#, 1);
    let set = format!(r#"{{"keys":[{named},{}]}}"#, jwk(r#","kid":"b""#));
    let refused = verdict(&token(r#"{"alg":"HS256","kid":"a"}"#), &set);
    assert!(refused.message.contains("but you gave an EC P-256 key"), "{}", refused.message);
}

#[test]
fn what_carries_no_signature_is_told_apart() {
    let encrypted = format!("{}.AA.AA.AA.AA", encode(br#"{"alg":"dir","enc":"A128GCM"}"#));
    assert_eq!(verdict(&encrypted, SECRET).why, Why::Encrypted);
    // Registered, and no algorithm of signatures.
    for name in ["HS1", "dir", "RSA-OAEP", "A128GCM"] {
        let refused = verdict(&unsigned(&format!(r#"{{"alg":"{name}"}}"#), &[1; 32]), SECRET);
        assert_eq!(refused.state, State::Unsupported, "{name}: {}", refused.message);
        assert!(refused.message.contains("signs nothing"), "{}", refused.message);
    }
    let meaningless = "what stands in the place of a signature";
    for (token, said) in [("eyJhbGciOiJub25lIn0.e30.", false), ("eyJhbGciOiJub25lIn0.e30.AA", true)]
    {
        let unsecured = verdict(token, "");
        assert_eq!(unsecured.message.contains(meaningless), said, "{}", unsecured.message);
    }
}

#[test]
fn a_padded_header_before_an_unencoded_payload_is_told() {
    let header = encode(br#"{"alg":"HS256","b64":false,"crit":["b64"],"a":12}"#);
    assert_ne!(header.len() % 4, 0);
    let mac = |signed: &str| {
        encode(&hmac::compute(hmac::Hash::Sha256, SECRET.as_bytes(), signed.as_bytes()))
    };
    let padded = format!("{header}{}", "=".repeat(4 - header.len() % 4));
    let input = format!("{padded}.{{}}.{}", mac(&format!("{header}.{{}}")));
    let refused = verdict(&input, SECRET);
    assert_eq!(refused.why, Why::NotCanonical, "{}", refused.message);
}

#[test]
fn no_cause_is_sought_when_an_extension_decides() {
    let whole = token(r#"{"alg":"HS256","crit":[]}"#);
    let cut = whole.get(..whole.len() - 21).unwrap();
    let request = Request { input: cut.into(), key: SECRET.into(), ..Request::default() };
    let signature = examine(&request).1.signature;
    assert_eq!((signature.state, signature.diagnosis), (State::Error, Vec::new()));
}

#[test]
fn the_same_nonce_shows_in_two_different_signatures_of_one_algorithm() {
    let signature = |r: u8, s: u8, half: usize| [vec![r; half], vec![s; half]].concat();
    let of = |name: &str, claims: &str, signature: &[u8]| {
        let header = encode(format!(r#"{{"alg":"{name}"}}"#).as_bytes());
        format!("{header}.{}.{}", encode(claims.as_bytes()), encode(signature))
    };
    let first = of("ES256", "{}", &signature(7, 8, 32));
    let cases = [
        (of("ES256", r#"{"a":1}"#, &signature(7, 9, 32)), true),
        // The same bytes signed twice, and two texts with one signature.
        (of("ES256", "{}", &signature(7, 9, 32)), true),
        (of("ES256", r#"{"a":1}"#, &signature(7, 8, 32)), true),
        (first.clone(), false),
        (of("ES256", r#"{"a":1}"#, &signature(6, 9, 32)), false),
        (of("ES256K", r#"{"a":1}"#, &signature(7, 9, 32)), false),
        (of("ES256", r#"{"a":1}"#, &signature(7, 9, 36)), false),
    ];
    for (other, reused) in cases {
        let options = Options { other: Some(other.clone()), ..Options::default() };
        let input = first.as_str().into();
        let request = Request { input, options, ..Request::default() };
        let findings = examine(&request).1.findings;
        let found = findings.iter().any(|it| it.rule == "sig-ecdsa-nonce-reuse");
        assert_eq!(found, reused, "{other}");
    }
}
