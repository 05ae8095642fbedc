//! Chains of certificates made for these tests: root, issuing authority, signer; and a root of the same name.

use crate::encoding::base64url::encode;
use crate::engine::sign;
use crate::inspect::examine;
use crate::report::{KeySource, Signature, SignatureState};
use crate::request::Request;
use crate::time::Timestamp;

const ROOT: &str = include_str!("root.pem");
const ISSUING: &str = include_str!("mid.pem");
const SIGNER: &str = include_str!("leaf.pem");
const BELOW: &str = include_str!("below.pem");
const NAMESAKE: &str = include_str!("other.pem");

/// The middle of 2027, when all of them are valid.
const NOW: i64 = 1_814_000_000;

fn token(chain: &[&str], key: &[u8]) -> String {
    let bodies: Vec<String> = chain
        .iter()
        .map(|pem| {
            format!("\"{}\"", pem.lines().filter(|it| !it.starts_with('-')).collect::<String>())
        })
        .collect();
    let header = format!(r#"{{"alg":"ES256","x5c":[{}]}}"#, bodies.join(","));
    let signed = format!("{}.{}", encode(header.as_bytes()), encode(br#"{"sub":"a"}"#));
    let signature = sign::es256(key, signed.as_bytes()).unwrap();
    format!("{signed}.{}", encode(&signature))
}

fn signed_by_chain() -> String {
    token(&[SIGNER, ISSUING], include_bytes!("leaf.der"))
}

fn judged(input: &str, key: &str, now: i64) -> Signature {
    let now = Timestamp(now);
    let request = Request { input: input.into(), key: key.into(), now, ..Request::default() };
    examine(&request).1.signature
}

#[test]
fn a_chain_to_the_root_that_was_given_makes_the_token_valid() {
    for trusted in [ROOT, ISSUING, &format!("{NAMESAKE}{ROOT}")] {
        let signature = judged(&signed_by_chain(), trusted, NOW);
        assert_eq!(signature.state, SignatureState::Valid, "{}", signature.message);
        assert_eq!(signature.key.unwrap().source, KeySource::Chain);
        assert!(signature.message.contains("the one you gave"), "{}", signature.message);
    }
}

#[test]
fn without_a_certificate_of_the_person_the_token_is_only_consistent() {
    let signature = judged(&signed_by_chain(), "", NOW);
    assert_eq!(signature.state, SignatureState::Consistent);
    assert_eq!(signature.key.unwrap().source, KeySource::Token);
}

#[test]
fn a_chain_that_does_not_hold_is_only_consistent_and_says_why() {
    let signer: &[u8] = include_bytes!("leaf.der");
    let cases = [
        (signed_by_chain(), NAMESAKE, NOW, "did not sign it"),
        (token(&[SIGNER], signer), ROOT, NOW, "is missing"),
        (signed_by_chain(), ROOT, 3_000_000_000, "is valid from"),
        (token(&[BELOW, SIGNER, ISSUING], include_bytes!("below.der")), ROOT, NOW, "may not issue"),
    ];
    for (token, trusted, now, why) in cases {
        let signature = judged(&token, trusted, now);
        assert_eq!(signature.state, SignatureState::Consistent, "{}", signature.message);
        assert!(signature.message.contains(why), "{}", signature.message);
    }
}

#[test]
fn a_chain_around_another_key_proves_nothing() {
    let forged = token(&[SIGNER, ISSUING], include_bytes!("below.der"));
    let signature = judged(&forged, ROOT, NOW);
    assert!(!matches!(signature.state, SignatureState::Valid | SignatureState::Consistent));
}

#[test]
fn the_signers_own_certificate_is_a_key_like_any_other() {
    let signature = judged(&signed_by_chain(), SIGNER, 3_000_000_000);
    assert_eq!(signature.state, SignatureState::Valid, "{}", signature.message);
    assert_eq!(signature.key.unwrap().source, KeySource::Yours);
}

#[test]
fn the_key_box_tells_how_its_certificates_hang_together() {
    let key = format!("{SIGNER}{ISSUING}{ROOT}").into();
    let request = Request { key, now: Timestamp(NOW), ..Request::default() };
    let described = crate::keys::Keys::read(&request).describe(None).keys;
    let said = |index: usize| described[index].certificate.clone().unwrap();
    assert!(said(0).ends_with("Its issuer's certificate is here, and the signature on it holds"));
    assert!(said(2).ends_with("It is self-signed"), "{}", said(2));
    assert!(!said(0).contains("(expired)"), "{}", said(0));
}
