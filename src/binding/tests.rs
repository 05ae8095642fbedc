//! Bindings that hold, those that do not, and those that nobody asked about; the known answers are those of the RFCs.

use crate::disclose::tests::{HOLDER, HOLDER_PUBLIC};
use crate::encoding::base64url::encode;
use crate::engine::sign;
use crate::inspect::inspect;
use crate::report::Outcome::{self, Fail, Pass, Skip};
use crate::report::{Judgement, SignatureState};
use crate::request::{Options, Request};
use crate::time::Timestamp;

const NOW: i64 = 1_790_000_000;
/// RFC 9449 section 7.1.
const ACCESS_TOKEN: &str = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
const PROOF: &str = r#"{"jti":"e1j3V_bKic8-LAEB","htm":"GET","htu":"https://resource.example.org/protectedresource","iat":1789999990,"ath":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"}"#;
/// The thumbprint of the holder's key.
const HOLDER_THUMBPRINT: &str = "ps-8dilfxRzbV4_bzQYCRlwwLtMxGuYDdff5fhZ7750";

fn jwt(header: &str, claims: &str) -> String {
    format!("{}.{}.AAAA", encode(header.as_bytes()), encode(claims.as_bytes()))
}

/// A proof by the holder's key.
fn proof(claims: &str) -> String {
    let header = format!(r#"{{"typ":"dpop+jwt","alg":"ES256","jwk":{HOLDER_PUBLIC}}}"#);
    let signed = format!("{}.{}", encode(header.as_bytes()), encode(claims.as_bytes()));
    let signature = sign::es256(HOLDER, signed.as_bytes()).unwrap();
    format!("{signed}.{}", encode(&signature))
}

fn judged(input: &str, key: &str, options: Options) -> Judgement {
    let request = Request { input: input.into(), key: key.into(), options, ..Request::default() };
    inspect(&Request { now: Timestamp(NOW), ..request }).judgement
}

fn with(other: &str) -> Options {
    Options { other: Some(other.to_owned()), ..Options::default() }
}

fn outcome(judgement: &Judgement, name: &str) -> Option<Outcome> {
    judgement.trace.iter().find(|step| step.step == name).map(|step| step.outcome)
}

fn step(input: &str, options: Options, name: &str) -> Option<Outcome> {
    outcome(&judged(input, "", options), name)
}

#[test]
fn a_proof_matches_its_request_and_its_access_token() {
    let request = |method: &str, url: &str| Options {
        method: Some(method.to_owned()),
        url: Some(url.to_owned()),
        ..with(ACCESS_TOKEN)
    };
    let good = request("GET", "HTTPS://Resource.example.org:443/protectedresource?a=b#c");
    let judgement = judged(&proof(PROOF), "", good);
    assert_eq!(judgement.signature.state, SignatureState::Consistent);
    for name in ["signature", "proof-method", "proof-url", "proof-access-token", "proof-age"] {
        assert_eq!(outcome(&judgement, name), Some(Pass), "{name} {:?}", judgement.trace);
    }
    // An opaque access token does not say which key it is bound to.
    assert_eq!(outcome(&judgement, "proof-key"), Some(Skip));
    let other = request("get", "https://resource.example.org/");
    let other = judged(&proof(PROOF), "", Options { other: Some("abc".to_owned()), ..other });
    for name in ["proof-method", "proof-url", "proof-access-token"] {
        assert_eq!(outcome(&other, name), Some(Fail), "{name} {:?}", other.trace);
    }
    let alone = judged(&proof(PROOF), "", Options::default());
    for name in ["proof-method", "proof-url", "proof-access-token", "proof-key"] {
        assert_eq!(outcome(&alone, name), Some(Skip), "{name} {:?}", alone.trace);
    }
    let without = proof(r#"{"iat":1789999990}"#);
    assert_eq!(step(&without, with(ACCESS_TOKEN), "proof-access-token"), Some(Fail));
}

#[test]
fn a_proof_is_signed_by_its_own_key_whatever_the_key_box_holds() {
    let good = proof(PROOF);
    assert_eq!(
        judged(&good, "a secret", Options::default()).signature.state,
        SignatureState::Consistent
    );
    assert_eq!(
        judged(&good, HOLDER_PUBLIC, Options::default()).signature.state,
        SignatureState::Valid
    );
    let (head, signature) = good.rsplit_once('.').unwrap();
    let head = head.split('.').next().unwrap();
    let forged = format!("{head}.{}.{signature}", encode(PROOF.replace("GET", "PUT").as_bytes()));
    let forged = judged(&forged, "", Options::default());
    assert_eq!(forged.signature.state, SignatureState::Invalid, "{}", forged.signature.message);
    assert_eq!(outcome(&forged, "signature"), Some(Fail));
    let mac = jwt(&format!(r#"{{"typ":"dpop+jwt","alg":"HS256","jwk":{HOLDER_PUBLIC}}}"#), PROOF);
    assert_eq!(judged(&mac, "", Options::default()).signature.state, SignatureState::Error);
}

#[test]
fn a_proof_is_fresh_for_five_minutes() {
    let made =
        |iat: i64| step(&proof(&format!(r#"{{"iat":{iat}}}"#)), Options::default(), "proof-age");
    assert_eq!((made(NOW - 300), made(NOW + 60)), (Some(Pass), Some(Pass)));
    assert_eq!((made(NOW - 301), made(NOW + 61)), (Some(Fail), Some(Fail)));
    assert_eq!(step(&proof("{}"), Options::default(), "proof-age"), Some(Fail));
    assert_eq!(step(&jwt("{}", "{}"), Options::default(), "proof-age"), None);
}

#[test]
fn an_access_token_is_bound_to_the_key_of_the_proof() {
    let bound = |jkt: &str| {
        jwt(r#"{"alg":"ES256","typ":"at+jwt"}"#, &format!(r#"{{"cnf":{{"jkt":"{jkt}"}}}}"#))
    };
    let (own, other) = (bound(HOLDER_THUMBPRINT), bound(&"A".repeat(43)));
    let unbound = jwt(r#"{"alg":"ES256","typ":"at+jwt"}"#, "{}");
    // From the proof's side, from the token's side, and with the key alone.
    let of_proof = |token: &str| step(&proof(PROOF), with(token), "proof-key");
    let of_token = |token: &str, second: &str| step(token, with(second), "holder-key");
    assert_eq!(
        (of_proof(&own), of_proof(&other), of_proof(&unbound)),
        (Some(Pass), Some(Fail), Some(Fail))
    );
    assert_eq!(of_proof("ey.x.e.y.z"), Some(Skip));
    for second in [&proof(PROOF), HOLDER_PUBLIC] {
        assert_eq!((of_token(&own, second), of_token(&other, second)), (Some(Pass), Some(Fail)));
    }
    assert_eq!(of_token(&own, ""), Some(Skip));
    let whole = jwt("{}", &format!(r#"{{"cnf":{{"jwk":{HOLDER_PUBLIC}}}}}"#));
    assert_eq!((of_token(&whole, HOLDER_PUBLIC), of_token(&whole, "")), (Some(Pass), Some(Skip)));
    assert_eq!(of_token(&unbound, HOLDER_PUBLIC), None);
}

/// The examples of `OpenID` Connect Core, appendix A.4 and A.6.
const CODE: &str = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
const TOKEN: &str = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
const HASHES: &str = r#"{"at_hash":"77QmUPtjPfzWtF2AnpK9RQ","c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#;

#[test]
fn what_came_with_an_id_token_is_compared_with_its_hashes() {
    let id_token = jwt(r#"{"alg":"RS256"}"#, HASHES);
    let both = |second: &str| {
        let judgement = judged(&id_token, "", with(second));
        ["access-token-hash", "code-hash"].map(|name| outcome(&judgement, name).unwrap())
    };
    assert_eq!(both(TOKEN), [Pass, Skip]);
    assert_eq!(both(&format!("Bearer {TOKEN}")), [Pass, Skip]);
    assert_eq!(both(CODE), [Skip, Pass]);
    assert_eq!(both(""), [Skip, Skip]);
    assert_eq!(both("something else"), [Fail, Fail]);
    assert_eq!(
        both(&format!("https://a/cb#code={CODE}&access_token={TOKEN}&state=x")),
        [Pass, Pass]
    );
    assert_eq!(both(&format!("code={CODE}x")), [Skip, Fail]);
    assert_eq!(both(&format!(r#"{{"access_token": "{TOKEN}"}}"#)), [Pass, Skip]);
    // A proof and a key are nothing that is hashed.
    assert_eq!((both(&proof(PROOF)), both(HOLDER_PUBLIC)), ([Skip, Skip], [Skip, Skip]));
    let unsupported = jwt(r#"{"alg":"ML-DSA-44"}"#, HASHES);
    assert_eq!(step(&unsupported, with(TOKEN), "code-hash"), Some(Skip));
    assert_eq!(step(&jwt("{}", "{}"), with(TOKEN), "code-hash"), None);
}

#[test]
fn the_hash_is_that_of_the_algorithm() {
    for (algorithm, hash, length) in
        [("ES384", "sha-384", 24), ("PS512", "sha-512", 32), ("Ed25519", "sha-512", 32)]
    {
        let digest = crate::engine::digest::named(hash).unwrap()(b"x");
        let claims = format!(r#"{{"s_hash":"{}"}}"#, encode(&digest[..length]));
        let token = jwt(&format!(r#"{{"alg":"{algorithm}"}}"#), &claims);
        assert_eq!(step(&token, with("x"), "state-hash"), Some(Pass), "{algorithm}");
        assert_eq!(step(&token, with("y"), "state-hash"), Some(Fail), "{algorithm}");
    }
}

#[test]
fn an_access_token_beside_the_id_token_is_compared_without_asking() {
    let id_token = jwt(r#"{"alg":"RS256"}"#, HASHES);
    let response = |token: &str| {
        format!(r#"{{"access_token":"{token}","token_type":"Bearer","id_token":"{id_token}"}}"#)
    };
    let hash = |input: &str| step(input, Options::default(), "access-token-hash");
    assert_eq!((hash(&response(TOKEN)), hash(&response("other"))), (Some(Pass), Some(Fail)));
    // Of two responses in one text nobody knows which belongs to which.
    let two = format!("{}\n{}", response(TOKEN), response("other"));
    assert_eq!(hash(&two), Some(Skip));
}

#[test]
fn what_the_second_text_is_taken_for_is_said() {
    let said = |second: &str| judged(&jwt("{}", "{}"), "", with(second)).second;
    assert_eq!(said(""), "");
    assert_eq!(said(&proof(PROOF)), "DPoP proof");
    assert_eq!(said("code=a&state=b"), "a response with code, state");
    assert!(said("abc").starts_with("3 characters that are no token"), "{}", said("abc"));
    assert!(said(HOLDER_PUBLIC).contains("P-256"), "{}", said(HOLDER_PUBLIC));
}

/// A certificate for client.example, self-signed, and its SHA-256.
const CERTIFICATE: &str = "MIIBijCCAS+gAwIBAgIUQipp82X5pAUPCXmrwku3in255aAwCgYIKoZIzj0EAwIwGTEXMBUGA1UEAwwOY2xpZW50LmV4YW1wbGUwIBcNMjYxMTI3MTQ1NjQ5WhgPMjEyNjExMDMxNDU2NDlaMBkxFzAVBgNVBAMMDmNsaWVudC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwIGFqgL5y4E/lbeFVCznkPX5gZQeDkesZgcEMYRjzA6ML//n4u6O5n1Bkqz1QTZwkIHB0uIbRDifvrKXQhkZqqNTMFEwHQYDVR0OBBYEFN1a2g6ZRnWveaHxmayBX+WpXGnsMB8GA1UdIwQYMBaAFN1a2g6ZRnWveaHxmayBX+WpXGnsMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAKcWjtSKQ0wEP50z4+usHAv8CVYbd/JXyaVnSH34Evm2AiEA9u7sjnqxqof3S64vZRhr7HOuufV08nZzizAKjCaKUGU=";
const CERTIFICATE_THUMBPRINT: &str = "6NdLN2fi54vckBWwxOn9oJfnL1wPaxEo_FYE5lwu_XY";

#[test]
fn a_certificate_is_the_one_that_the_token_is_bound_to() {
    let bound = |to: &str| jwt("{}", &format!(r#"{{"cnf":{{"x5t#S256":"{to}"}}}}"#));
    let (own, other) = (bound(CERTIFICATE_THUMBPRINT), bound(&"A".repeat(43)));
    let lines: Vec<&str> = CERTIFICATE.split_inclusive('A').collect();
    let pem =
        format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\r\n"));
    let of = |token: &str, key: &str, second: &str| {
        outcome(&judged(token, key, with(second)), "holder-certificate")
    };
    for certificate in [&pem, CERTIFICATE] {
        assert_eq!(of(&own, "", certificate), Some(Pass));
        assert_eq!(of(&own, certificate, ""), Some(Pass));
        assert_eq!(of(&other, "", certificate), Some(Fail));
    }
    for nothing in ["", HOLDER_PUBLIC, "abc"] {
        assert_eq!(of(&own, "", nothing), Some(Skip), "{nothing}");
    }
}
