//! The search for a cause ends, and says so when it ends early.

use crate::signers::{SIGNERS, signer};
use crate::{SECRET, input, plain, signature, token, with_header};
use jotlens::encoding::base64url::encode;
use jotlens::keys::{Keys, Material};
use jotlens::report::SignatureState;
use jotlens::request::{KeyFormat, Request};

#[test]
fn a_mere_forgery_has_no_cause_and_its_search_has_an_end() {
    #[expect(clippy::disallowed_methods, reason = "the times are worth a look")]
    let now = std::time::Instant::now;
    for signer in SIGNERS {
        let forged = token(signer, |_, _| b"something else".to_vec(), plain);
        let start = now();
        let found = signature(&forged, &(signer.key)(), KeyFormat::Auto);
        println!("{}: {:?}", signer.name, start.elapsed());
        assert_eq!((found.state, found.diagnosis.len()), (SignatureState::Invalid, 0), "{found:?}");
        assert!(!found.message.contains("not every explanation"), "{}", found.message);
    }
}

#[test]
fn a_long_token_is_tried_less_often_and_says_so() {
    let claims = format!(r#"{{"a":"{}"}}"#, "x".repeat(400_000));
    let token = format!(
        "{}.{}",
        String::from_utf8(input(r#"{"alg":"HS256"}"#, &claims)).unwrap(),
        encode(&[9; 32])
    );
    let found = signature(&token, SECRET, KeyFormat::Auto);
    assert!(
        found
            .message
            .ends_with("not every explanation was tried, because that would take too long"),
        "{}",
        found.message
    );
    let found = signature(&token, "", KeyFormat::Auto);
    assert!(
        found
            .message
            .ends_with("not all well-known secrets were tried, because that would take too long"),
        "{}",
        found.message
    );
}

#[test]
fn of_a_large_set_not_every_key_is_tried() {
    let key = (signer("EdDSA").key)();
    let read = Keys::read(&Request { key: key.as_str().into(), ..Request::default() });
    let Material::Okp { x, .. } = &read.list[0].material else { panic!() };
    let jwk = |n| format!(r#"{{"kty":"OKP","crv":"Ed25519","kid":"{n}","x":"{}"}}"#, encode(x));
    let set = format!(r#"{{"keys":[{}]}}"#, (0..1_000).map(jwk).collect::<Vec<_>>().join(","));
    let forged = token(signer("EdDSA"), |_, _| b"something else".to_vec(), plain);
    let found = signature(&forged, &set, KeyFormat::Auto);
    assert_eq!(found.state, SignatureState::Error);
    assert!(found.message.contains("none of the first 250 of 1000 keys"), "{}", found.message);
    // The one that “kid” names is tried wherever it stands.
    let named = with_header(r#"{"alg":"EdDSA","kid":"999"}"#, |it| (signer("EdDSA").sign)(it));
    assert_eq!(signature(&named, &set, KeyFormat::Auto).state, SignatureState::Valid);
}
