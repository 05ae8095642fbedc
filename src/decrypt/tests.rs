//! Encrypted tokens that fit no key, and those that no key opens.

use super::*;
use crate::encoding::base64url::encode;
use crate::request::Request;

const SECRET: &str = "0123456789abcdef";

fn answer(header: &str, encrypted_key: usize, key: &str) -> Opening {
    let parts = [header.as_bytes(), &vec![0; encrypted_key], &[0; 12], &[0], &[0; 16]].map(encode);
    let request = Request { input: parts.join(".").into(), key: key.into(), ..Request::default() };
    open(&Facts::read(&request), &Keys::read(&request), &request.options, None).1
}

#[test]
fn one_sentence_stands_for_everything_that_is_secret() {
    let wrapped = answer(r#"{"alg":"A128KW","enc":"A128GCM"}"#, 24, SECRET);
    let direct = answer(r#"{"alg":"dir","enc":"A128GCM"}"#, 0, SECRET);
    assert_eq!(wrapped, Opening { algorithm: wrapped.algorithm.clone(), ..direct });
    assert!(wrapped.refuted);
}

#[test]
fn a_key_that_does_not_fit_is_not_tried() {
    let jwk = r#"{"kty":"oct","k":"MDEyMzQ1Njc4OWFiY2RlZg"}"#;
    let cases = [
        (r#"{"alg":"A256KW","enc":"A128GCM"}"#, 24, SECRET, "of 32 bytes"),
        (r#"{"alg":"dir","enc":"A192GCM"}"#, 0, jwk, "16 from a JWK"),
        (r#"{"alg":"dir","enc":"A128GCM"}"#, 16, SECRET, "of 0 bytes, and this one has 16"),
    ];
    for (header, length, key, part) in cases {
        let answer = answer(header, length, key);
        assert_eq!((answer.state, answer.refuted), (State::Failed, false), "{header}");
        assert!(answer.message.contains(part), "{}", answer.message);
    }
}

#[test]
fn a_token_that_demands_much_is_told_to_and_not_tried() {
    let count = LIMITS.iterations + 1;
    let header = format!(
        r#"{{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":{count}}}"#
    );
    assert_eq!(answer(&header, 24, "password").iterations, Some(count));
    assert_eq!(answer(&header, 24, "").state, State::NoKey);
}
