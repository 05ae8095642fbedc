//! Tests of disclosures and key binding, and the SD-JWTs for the tests of others.

use super::present;
use crate::encoding::base64url::{self, encode};
use crate::engine::digest::sha256;
use crate::engine::sign;
use crate::facts::Facts;
use crate::report::presentation::{DisclosureState, ProofState};
use crate::request::{LIMITS, Options, Request};
use crate::verdict::presentation::{Cause, Presentation};

pub const HOLDER: &[u8] = include_bytes!("../mint/keys/holder.der");
pub const HOLDER_PUBLIC: &str = r#"{"kty":"EC","crv":"P-256","x":"0Q1QIViHZ962GCDnr1aKC_zIGMEXabo74SCcp4hWcG0","y":"8MxBcuF3Pq-zVcDn7pg5J9rq5NG0v0RvOVBpdVW1d_Q"}"#;
pub const BINDING: &str =
    r#"{"iat":1790000000,"aud":"https://verifier.example","nonce":"n-1","sd_hash":"HASH"}"#;

/// An SD-JWT without key binding. `$1` stands for the digest of the first disclosure, in the claims and in the
/// disclosures before it.
pub fn sd_jwt(header: &str, claims: &str, disclosures: &[&str]) -> String {
    let mut encoded: Vec<String> = Vec::new();
    let fill = |text: &str, known: &[String]| {
        let mut text = text.to_owned();
        for (index, disclosure) in known.iter().enumerate() {
            let number = disclosures.len() - index;
            let digest = encode(&sha256(disclosure.as_bytes()));
            text = text.replace(&format!("\"${number}\""), &format!("\"{digest}\""));
        }
        text
    };
    for disclosure in disclosures.iter().rev() {
        let text = fill(disclosure, &encoded);
        encoded.push(encode(text.as_bytes()));
    }
    let claims = fill(claims, &encoded);
    encoded.reverse();
    let signed = [header.as_bytes(), claims.as_bytes(), &[0; 64]].map(encode).join(".");
    let parts: Vec<&str> =
        [&*signed].into_iter().chain(encoded.iter().map(String::as_str)).collect();
    parts.join("~") + "~"
}

/// The same with a key binding JWT of these claims; `HASH` stands for the right `sd_hash`.
pub fn bound(sd_jwt: &str, header: &str, claims: &str) -> String {
    let claims = claims.replace("HASH", &encode(&sha256(sd_jwt.as_bytes())));
    let signed = [header, &claims].map(|part| encode(part.as_bytes())).join(".");
    let signature = sign::es256(HOLDER, signed.as_bytes()).unwrap();
    format!("{sd_jwt}{signed}.{}", encode(&signature))
}

const ISSUER: &str = r#"{"alg":"ES256"}"#;
const HOLDERS: &str = r#"{"alg":"ES256","typ":"kb+jwt"}"#;

fn presented(input: &str) -> Presentation {
    presented_to(input, &Options::default())
}

fn presented_to(input: &str, options: &Options) -> Presentation {
    let facts = Facts::read(&Request { input: input.into(), ..Request::default() });
    present(&facts, options).unwrap()
}

fn processed(claims: &str, disclosures: &[&str]) -> Presentation {
    presented(&sd_jwt(ISSUER, claims, disclosures))
}

fn causes(presentation: &Presentation) -> Vec<&Cause> {
    presentation.violations.iter().map(|violation| &violation.cause).collect()
}

#[test]
fn disclosed_values_take_the_place_of_their_digests_as_written() {
    let presentation = processed(
        r#"{"a": 1.0, "_sd": ["$2", "$1", "x"], "b": [{"...": "$3"}, {"...": "y"}, 1e400], "_sd_alg": "sha-256"}"#,
        &[
            r#"["s1","\u0063",{ "d" : 100002348117421473 }]"#,
            r#"["s2","e","\u00e9"]"#,
            r#"["s3",[ ]]"#,
        ],
    );
    assert_eq!(
        presentation.claims.as_deref(),
        Some(r#"{"a":1.0,"e":"\u00e9","\u0063":{"d":100002348117421473},"b":[[],1e400]}"#)
    );
    let paths: Vec<_> = presentation.disclosures.list.iter().map(|it| it.path.as_deref()).collect();
    assert_eq!(paths, [Some("/c"), Some("/e"), Some("/b/0")]);
    assert_eq!(presentation.disclosures.undisclosed, 2);
    assert_eq!(presentation.disclosures.state, ProofState::Valid);
}

#[test]
fn a_disclosure_may_stand_inside_another() {
    let presentation = processed(
        r#"{"_sd":["$1"]}"#,
        &[r#"["s1","a~",{"_sd":["$2","z"]}]"#, r#"["s2","b",[{"...":"$3"}]]"#, r#"["s3",null]"#],
    );
    assert_eq!(presentation.claims.as_deref(), Some(r#"{"a~":{"b":[null]}}"#));
    assert_eq!(presentation.disclosures.list[2].path.as_deref(), Some("/a~0/b/0"));
    assert_eq!((presentation.disclosures.undisclosed, presentation.violations.len()), (1, 0));
}

#[test]
fn every_violation_is_kept_with_its_disclosure() {
    let salted = |rest: &str| format!("[\"salt\",{rest}]");
    let (sub, element, member) = (salted(r#""sub","x""#), salted("1"), salted(r#""m",1"#));
    let nested = salted(r#""m",{"_sd":"x"}"#);
    let cases: [(&str, &[&str], Cause, DisclosureState); 9] = [
        (
            r#"{"sub":1,"_sd":["$1"]}"#,
            &[&sub],
            Cause::Collision("sub".into()),
            DisclosureState::Refused,
        ),
        (r#"{"_sd":["$1"]}"#, &[&element], Cause::Kind { member: true }, DisclosureState::Refused),
        (
            r#"{"a":[{"...":"$1"}]}"#,
            &[&member],
            Cause::Kind { member: false },
            DisclosureState::Refused,
        ),
        (r#"{"_sd":["$1","$1"]}"#, &[&member], Cause::DigestRepeated, DisclosureState::Disclosed),
        ("{}", &[&member], Cause::Unreferenced, DisclosureState::Unreferenced),
        (r#"{"_sd":["$1"]}"#, &["{}"], Cause::Malformed, DisclosureState::Malformed),
        (
            r#"{"_sd":["$1"]}"#,
            &[&nested],
            Cause::Structure("“_sd” must be a list of digests"),
            DisclosureState::Disclosed,
        ),
        (
            r#"{"_sd":["$1"],"a":{"_sd_alg":"sha-256"}}"#,
            &[&member],
            Cause::Structure("“_sd_alg” may stand at the top level only"),
            DisclosureState::Disclosed,
        ),
        (
            r#"{"_sd":["$1"],"a":[{"...":"x","b":1}]}"#,
            &[&member],
            Cause::Structure("“...” may stand only alone in an array element, with a digest"),
            DisclosureState::Disclosed,
        ),
    ];
    for (claims, disclosures, cause, state) in cases {
        let presentation = processed(claims, disclosures);
        assert_eq!(causes(&presentation), [&cause], "{claims}");
        assert_eq!(presentation.disclosures.list[0].state, state, "{claims}");
        assert_eq!(presentation.disclosures.state, ProofState::Invalid);
        assert!(!presentation.disclosures.message.is_empty());
    }
}

#[test]
fn the_same_disclosure_twice_is_refused() {
    let once = sd_jwt(ISSUER, r#"{"_sd":["$1"]}"#, &[r#"["s","a",1]"#]);
    let disclosure = once.split('~').nth(1).unwrap();
    let presentation = presented(&format!("{once}{disclosure}~"));
    assert_eq!(causes(&presentation), [&Cause::Repeated]);
    let states: Vec<_> = presentation.disclosures.list.iter().map(|it| it.state).collect();
    assert_eq!(states, [DisclosureState::Disclosed, DisclosureState::Repeated]);
}

#[test]
fn claims_cannot_be_nested_without_end() {
    // Each disclosure holds the next one, two levels deeper.
    let count = 100;
    let disclosures: Vec<String> = (1..=count)
        .map(|number| match number {
            100 => r#"["s","a",1]"#.to_owned(),
            _ => format!(r#"["s","a",{{"b":{{"_sd":["${}"]}}}}]"#, number + 1),
        })
        .collect();
    let disclosures: Vec<&str> = disclosures.iter().map(String::as_str).collect();
    let presentation = processed(r#"{"_sd":["$1"]}"#, &disclosures);
    assert!(matches!(causes(&presentation)[0], Cause::Depth(128)));
    assert!(crate::encoding::json::parse(&presentation.claims.unwrap()).is_ok());
}

#[test]
fn a_hash_function_that_is_not_here_is_unsupported_and_a_weak_one_refused() {
    let with = |name: &str| processed(&format!(r#"{{"_sd_alg":{name},"_sd":["x"]}}"#), &["[]"]);
    assert_eq!(with(r#""sha-512""#).disclosures.list[0].digest.len(), 86);
    for (name, state) in [
        (r#""sha3-256""#, ProofState::Unsupported),
        (r#""md5""#, ProofState::Invalid),
        (r#""sha-256-128""#, ProofState::Invalid),
        ("1", ProofState::Invalid),
    ] {
        let presentation = with(name);
        assert_eq!(presentation.disclosures.state, state, "{name}");
        assert_eq!(presentation.disclosures.list[0].state, DisclosureState::Unchecked);
        assert_eq!(presentation.claims, None);
    }
}

#[test]
fn what_is_beyond_the_limit_is_never_accepted() {
    let one = encode(br#"["s","a",1]"#);
    let claims = format!(r#"{{"_sd":["{}"]}}"#, encode(&sha256(one.as_bytes())));
    let signed = [ISSUER.as_bytes(), claims.as_bytes(), &[0; 64]].map(encode).join(".");
    let input = format!("{signed}~{}", format!("{one}~").repeat(LIMITS.disclosures + 1));
    assert_ne!(presented(&input).disclosures.state, ProofState::Valid);
}

fn with_holder() -> String {
    let claims = format!(r#"{{"_sd":["$1"],"cnf":{{"jwk":{HOLDER_PUBLIC}}}}}"#);
    sd_jwt(ISSUER, &claims, &[r#"["s","a",1]"#])
}

#[test]
fn the_holders_signature_over_exactly_this_binds() {
    let options = Options {
        audience: Some("https://verifier.example".to_owned()),
        nonce: Some("n-1".to_owned()),
        ..Options::default()
    };
    let input = bound(&with_holder(), HOLDERS, BINDING);
    let binding = presented_to(&input, &options).key_binding;
    assert_eq!(binding.state, ProofState::Valid, "{}", binding.message);
    assert_eq!(binding.key.unwrap().description, "EC P-256");
}

#[test]
fn a_binding_to_something_else_does_not_hold() {
    let token = with_holder();
    let claims = |from: &str, to: &str| bound(&token, HOLDERS, &BINDING.replace(from, to));
    let header = |header: &str| bound(&token, header, BINDING);
    let cases = [
        (claims("HASH", "aGFzaA"), "“sd_hash”"),
        (claims(r#""iat":1790000000,"#, ""), "“iat”"),
        (claims(r#""https://verifier.example""#, r#"["a"]"#), "“aud” must"),
        (claims(r#""n-1""#, "1"), "“nonce” must"),
        (header(r#"{"alg":"ES256","typ":"JWT"}"#), "“typ”"),
        (header(r#"{"alg":"none","typ":"kb+jwt"}"#), "“alg”"),
        (header(r#"{"alg":"HS256","typ":"kb+jwt"}"#), "“alg”"),
        (format!("{token}x.y.z"), "cannot be read"),
        (bound(&sd_jwt(ISSUER, "{}", &[]), HOLDERS, BINDING), "named no holder's key"),
    ];
    for (input, reason) in cases {
        let binding = presented(&input).key_binding;
        assert_eq!(binding.state, ProofState::Invalid, "{reason}");
        assert!(binding.message.contains(reason), "{}", binding.message);
    }
}

#[test]
fn another_audience_or_nonce_than_expected_does_not_hold() {
    let input = bound(&with_holder(), HOLDERS, BINDING);
    let audience = Options { audience: Some("https://other.example".into()), ..Options::default() };
    let nonce = Options { nonce: Some("n-2".into()), ..Options::default() };
    for (options, name) in [(audience, "“aud”"), (nonce, "“nonce”")] {
        let binding = presented_to(&input, &options).key_binding;
        assert_eq!(binding.state, ProofState::Invalid);
        assert!(binding.message.contains(name), "{}", binding.message);
    }
}

#[test]
fn a_signature_of_somebody_else_does_not_bind() {
    let input = bound(&with_holder(), HOLDERS, BINDING);
    let (head, signature) = input.rsplit_once('.').unwrap();
    let mut bytes = base64url::decode(signature).bytes.unwrap();
    bytes[5] ^= 1;
    let binding = presented(&format!("{head}.{}", encode(&bytes))).key_binding;
    assert_eq!(binding.state, ProofState::Invalid);
    assert!(binding.message.contains("does not match"), "{}", binding.message);
}

#[test]
fn a_holders_key_that_is_elsewhere_is_not_asked() {
    let token = sd_jwt(ISSUER, r#"{"cnf":{"kid":"did:example:1"}}"#, &[]);
    let binding = presented(&bound(&token, HOLDERS, BINDING)).key_binding;
    assert_eq!(binding.state, ProofState::Error, "{}", binding.message);
}

#[test]
fn nothing_is_disclosed_in_a_member_that_parsers_lose() {
    let presented = presented(&sd_jwt(ISSUER, r#"{"a":[{"...":"$1"}],"a":1}"#, &[r#"["salt",5]"#]));
    assert_eq!(presented.disclosures.state, ProofState::Invalid);
    assert_eq!(presented.disclosures.list[0].state, DisclosureState::Unreferenced);
    assert!(presented.claims.unwrap().ends_with(r#""a":1}"#));
}

#[test]
fn nor_in_one_whose_name_is_a_word_of_the_rfc() {
    let claims = r#"{"...":["salt",{"...":"$1"}],"...":1}"#;
    let presentation = processed(claims, &[r#"["6Ij7tM-a5iVPGboS5tmvVA","x"]"#]);
    assert_eq!(presentation.disclosures.list[0].state, DisclosureState::Unreferenced);
}
