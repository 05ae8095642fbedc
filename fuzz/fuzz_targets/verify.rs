//! A header, claims, signature and key of any make are never a valid token.
#![no_main]

use jotlens::encoding::base64url::encode;
use jotlens::facts::Facts;
use jotlens::keys::Keys;
use jotlens::report::SignatureState;
use jotlens::request::Request;
use jotlens::verify::verify;
use libfuzzer_sys::fuzz_target;

const ALGORITHMS: [&str; 20] = [
    "HS256",
    "HS384",
    "HS512",
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "ES256K",
    "EdDSA",
    "Ed25519",
    "Ed448",
    "ML-DSA-44",
    "ML-DSA-65",
    "ML-DSA-87",
    "none",
];

fuzz_target!(|data: (u8, &str, &[u8])| {
    let (algorithm, key, signature) = data;
    let name = ALGORITHMS[usize::from(algorithm) % ALGORITHMS.len()];
    let header = encode(format!(r#"{{"alg":"{name}"}}"#).as_bytes());
    let input = format!("{header}.e30.{}", encode(signature)).into();
    let request = Request { input, key: key.into(), ..Request::default() };
    let verdict = verify(&Facts::read(&request), &Keys::read(&request), &request.options);
    assert_ne!(verdict.state, SignatureState::Valid, "{name}");
});
