//! What a cause says exactly, and where it ends: found by changing the code and seeing no test fail.

use crate::signers::{SIGNERS, Signer, signer};
use crate::{NOW, cause, input, is, is_likely, plain, signature, token, with_header};
use jotlens::encoding::base64url::encode;
use jotlens::examples::Example;
use jotlens::mint::mint;
use jotlens::report::Certainty;
use jotlens::request::KeyFormat;

/// The message of the only cause.
fn message(input: &str, key: &str) -> String {
    let [found] = signature(input, key, KeyFormat::Auto).diagnosis.try_into().unwrap();
    found.message
}

/// A signature with zeros before r and before s.
fn filled(signer: &Signer, before_r: usize, before_s: usize) -> String {
    token(signer, input, |it| {
        let (r, s) = it.split_at(it.len() / 2);
        encode(&[&vec![0; before_r], r, &vec![0; before_s], s].concat())
    })
}

#[test]
fn zeros_are_taken_away_up_to_four_and_wherever_they_stand() {
    for signer in SIGNERS.iter().filter(|it| it.name.starts_with("ES")) {
        let key = (signer.key)();
        for (before_r, before_s) in [(1, 0), (0, 4), (4, 0), (2, 2)] {
            is("sig-length-mismatch", &filled(signer, before_r, before_s), &key);
        }
        let found = signature(&filled(signer, 0, 5), &key, KeyFormat::Auto).diagnosis;
        assert!(found.is_empty(), "{found:?}");
    }
    let rsa = signer("RS256");
    let longer = token(rsa, input, |it| encode(&[vec![0], it].concat()));
    is("sig-length-mismatch", &longer, &(rsa.key)());
}

#[test]
fn the_length_of_a_cut_signature_is_that_of_its_curve() {
    let key = r#"{"kty":"OKP","crv":"Ed448","x":"X9dEm1m0Yf0s54fsYWrUah2hNCSFpw4fig6nXYDpZ3jt8SR2m0bHBhvWeD3x5Q9s0foavq_oJWGA"}"#;
    let cut = with_header(r#"{"alg":"EdDSA"}"#, |_| vec![1; 100]);
    assert!(message(&cut, key).contains("100 bytes instead of 114"));
}

#[test]
fn the_order_that_was_found_is_the_one_that_is_named() {
    let signer = signer("ES256");
    let turned = |halves: bool| {
        token(signer, input, |it| {
            let (r, s) = it.split_at(it.len() / 2);
            let back = |it: &[u8]| it.iter().rev().copied().collect::<Vec<u8>>();
            encode(&if halves { [s, r].concat() } else { [back(r), back(s)].concat() })
        })
    };
    assert!(message(&turned(true), &(signer.key)()).contains("writes s before r"));
    assert!(message(&turned(false), &(signer.key)()).contains("little-endian"));
}

#[test]
fn a_nonce_of_another_issuer_is_none_of_microsoft() {
    let signer = signer("RS256");
    let sent = input(r#"{"alg":"RS256","nonce":"abc"}"#, r#"{"iss":"https://a.example"}"#);
    let forged = format!("{}.{}", String::from_utf8(sent).unwrap(), encode(&(signer.sign)(b"x")));
    assert_ne!(cause(&forged, &(signer.key)(), KeyFormat::Auto).0, "prov-entra-graph");
}

#[test]
fn a_key_for_another_algorithm_is_told_also_beside_eddsa() {
    let signer = signer("EdDSA");
    let key = jotlens::keys::Keys::read(&jotlens::request::Request {
        key: (signer.key)().into(),
        ..Default::default()
    });
    let jotlens::keys::Material::Okp { x, .. } = &key.list[0].material else { panic!() };
    let jwk =
        |own: &str| format!(r#"{{"kty":"OKP","crv":"Ed25519","alg":"{own}","x":"{}"}}"#, encode(x));
    let forged = token(signer, |_, _| vec![1], plain);
    is_likely("key-alg-mismatch", &forged, &jwk("ES256"));
    let found = signature(&forged, &jwk("Ed25519"), KeyFormat::Auto).diagnosis;
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_a_set_has_another_key() {
    let (_, set) = mint(Example::Es256, NOW);
    let named = with_header(r#"{"alg":"ES256","kid":"2020-01"}"#, |it| (signer("ES256").sign)(it));
    let (found, certainty) = cause(&named, &set, KeyFormat::Auto);
    assert_eq!((&*found, certainty), ("jwks-no-matching-kid", Certainty::Likely));
}
