//! Each cause on a token that was made to have it.

use crate::encoding::base64url::{decode, encode};
use crate::engine::{hmac, sign};
use crate::examples::Example;
use crate::inspect::examine;
use crate::mint::mint;
use crate::report::{Certainty, Signature, SignatureState};
use crate::request::{KeyFormat, Request};
use crate::time::Timestamp;

const NOW: Timestamp = Timestamp(1_800_000_000);
const RSA: &[u8] = include_bytes!("../mint/keys/rsa.der");

fn signature(input: &str, key: &str, key_format: KeyFormat) -> Signature {
    let request =
        Request { input: input.into(), key: key.into(), key_format, ..Request::default() };
    examine(&request).1.signature
}

/// The one cause found; a diagnosed token is never valid, and the message never holds the secret.
fn cause(input: &str, key: &str, key_format: KeyFormat) -> String {
    let signature = signature(input, key, key_format);
    assert_ne!(signature.state, SignatureState::Valid, "{}", signature.message);
    let found = signature.diagnosis.first().unwrap_or_else(|| panic!("none: {signature:?}"));
    assert_eq!(found.certainty, Certainty::Certain);
    assert!(!found.message.contains(key.trim()), "{}", found.message);
    found.cause.clone().into_owned()
}

fn with_header(header: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let signed = format!("{}.e30", encode(header.as_bytes()));
    let signature = sign(signed.as_bytes());
    format!("{signed}.{}", encode(&signature))
}

fn hs256(secret: &[u8]) -> String {
    with_header(r#"{"alg":"HS256"}"#, |it| hmac::compute(hmac::Hash::Sha256, secret, it))
}

#[test]
fn the_public_key_as_secret_in_every_form() {
    for example in [Example::Rs256, Example::Ps256, Example::Es256, Example::EdDsa] {
        let key = mint(example, NOW).1;
        for secret in [key.clone(), format!("{key}\n"), key.replace('\n', "\r\n")] {
            let token = hs256(secret.as_bytes());
            assert_eq!(cause(&token, &key, KeyFormat::Auto), "sig-public-key-as-secret");
            let state = signature(&token, &key, KeyFormat::Auto).state;
            assert_eq!(state, SignatureState::Invalid);
        }
    }
    let pem = mint(Example::EdDsa, NOW).1;
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    for secret in [body.as_bytes(), &decode(&body).bytes.unwrap()] {
        assert_eq!(cause(&hs256(secret), &pem, KeyFormat::Auto), "sig-public-key-as-secret");
    }
}

#[test]
fn the_secret_in_another_reading() {
    use KeyFormat::{Auto, SecretBase64url, SecretUtf8};
    let encoding = "sig-hmac-secret-encoding";
    assert_eq!(cause(&hs256(b"correct horse"), " correct horse ", Auto), encoding);
    assert_eq!(cause(&hs256(b"correct horse\n"), "correct horse", Auto), encoding);
    assert_eq!(cause(&hs256(b"correct horse"), "\"correct horse\"", Auto), encoding);
    assert_eq!(cause(&hs256(b"c2VjcmV0c2Vj"), "c2VjcmV0c2Vj", SecretBase64url), encoding);
    assert_eq!(cause(&hs256(b"secretsec"), "c2VjcmV0c2Vj", SecretUtf8), encoding);
    let jwk = r#"{"kty":"oct","k":"c2VjcmV0c2Vj"}"#;
    assert_eq!(cause(&hs256(b"c2VjcmV0c2Vj"), jwk, Auto), encoding);
}

#[test]
fn an_empty_secret_and_a_cut_mac() {
    assert_eq!(cause(&hs256(b""), "whatever", KeyFormat::Auto), "sig-empty-key");
    let token = hs256(b"correct horse");
    let cut = token.get(..token.len() - 8).unwrap();
    assert_eq!(cause(cut, "correct horse", KeyFormat::Auto), "sig-truncated-mac");
}

#[test]
fn a_signature_encoded_twice() {
    let mac = |it: &[u8]| hmac::compute(hmac::Hash::Sha256, b"correct horse", it);
    let digit = |it: u8| char::from_digit(u32::from(it), 16).unwrap();
    let hex = |it: &[u8]| -> String {
        mac(it).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    };
    let token = with_header(r#"{"alg":"HS256"}"#, |it| hex(it).into_bytes());
    assert_eq!(cause(&token, "correct horse", KeyFormat::Auto), "sig-hex-encoded");
    let token = with_header(r#"{"alg":"HS256"}"#, |it| encode(&mac(it)).into_bytes());
    assert_eq!(cause(&token, "correct horse", KeyFormat::Auto), "sig-double-encoded");
}

#[test]
fn another_key_of_the_set() {
    let (_, set) = mint(Example::Es256, NOW);
    for kid in ["2026-04", "2020-01"] {
        let token = with_header(&format!(r#"{{"alg":"ES256","kid":"{kid}"}}"#), |it| {
            sign::es256(include_bytes!("../mint/keys/es256.der"), it).unwrap()
        });
        assert_eq!(cause(&token, &set, KeyFormat::Auto), "sig-other-jwks-key");
    }
}

#[test]
fn another_algorithm_of_the_same_key() {
    let (_, certificate) = mint(Example::Ps256, NOW);
    let other = "sig-verifies-with-other-alg";
    let token = with_header(r#"{"alg":"RS256"}"#, |it| sign::ps256(RSA, it).unwrap());
    assert_eq!(cause(&token, &certificate, KeyFormat::Auto), other);
    let token = with_header(r#"{"alg":"PS512"}"#, |it| sign::rs256(RSA, it).unwrap());
    assert_eq!(cause(&token, &certificate, KeyFormat::Auto), other);
    let token = with_header(r#"{"alg":"HS512"}"#, |it| {
        hmac::compute(hmac::Hash::Sha256, b"correct horse", it)
    });
    assert_eq!(cause(&token, "correct horse", KeyFormat::Auto), other);
}

#[test]
fn a_mere_forgery_has_no_cause() {
    let (token, key) = mint(Example::Rs256, NOW);
    let (head, mac) = token.rsplit_once('.').unwrap();
    let forged = format!("{head}.{}", mac.chars().rev().collect::<String>());
    let signature = signature(&forged, &key, KeyFormat::Auto);
    assert_eq!((signature.state, signature.diagnosis.len()), (SignatureState::Invalid, 0));
}
