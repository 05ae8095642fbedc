//! Encrypted tokens that fit no key, and those that no key opens.

use super::*;
use crate::encoding::base64url::encode;
use crate::engine::content::seal;
use crate::inspect::inspection;
use crate::report::Kind;
use crate::request::Request;
use miniz_oxide::deflate::compress_to_vec;

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
fn work_is_bounded_over_all_tries() {
    let [header, key] = [r#"{"alg":"dir","enc":"A128GCM"}"#, SECRET];
    let set = vec![r#"{"kty":"oct","k":"MDEyMzQ1Njc4OWFiY2RlZg"}"#; LIMITS.tries + 1].join(",");
    let many = answer(header, 0, &format!(r#"{{"keys":[{set}]}}"#));
    assert!(many.message.contains("200 of 201"), "{}", many.message);
    assert!(!many.refuted && answer(header, 0, key).refuted);
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

const LONG_SECRET: &str = "0123456789abcdef0123456789abcdef";

/// A token for [`LONG_SECRET`].
fn sealed(header: &str, content: &[u8]) -> String {
    let (header, iv) = (encode(header.as_bytes()), [7; 12]);
    let key = LONG_SECRET.as_bytes().try_into().unwrap();
    let (ciphertext, tag) = seal(key, iv, header.as_bytes(), content);
    format!("{header}..{}.{}.{}", encode(&iv), encode(&ciphertext), encode(&tag))
}

fn inspected(input: String) -> crate::inspect::Inspection {
    inspection(&Request { input: input.into(), key: LONG_SECRET.into(), ..Request::default() })
}

const DIRECT: &str = r#"{"alg":"dir","enc":"A256GCM"}"#;

#[test]
fn the_recipient_that_opens_is_read() {
    let token = sealed(r#"{"enc":"A256GCM"}"#, br#"{"sub":"a"}"#);
    let parts: Vec<&str> = token.split('.').collect();
    let [protected, _, iv, ciphertext, tag] = parts[..] else { panic!("five parts") };
    let wrapped =
        format!(r#"{{"header":{{"alg":"A256KW"}},"encrypted_key":"{}"}}"#, "A".repeat(54));
    let input = format!(
        r#"{{"protected":"{protected}","recipients":[{wrapped},{{"header":{{"alg":"dir"}}}}],"iv":"{iv}","ciphertext":"{ciphertext}","tag":"{tag}"}}"#
    );
    let found = inspected(input.clone());
    assert_eq!((found.judgement.entry, found.facts.algorithm()), (1, Some("dir")));
    assert!(found.facts.claim("sub").is_some() && found.facts.problems.is_empty());
    let key = LONG_SECRET.into();
    let chosen =
        inspection(&Request { input: input.into(), key, entry: Some(0), ..Request::default() });
    assert_eq!(chosen.judgement.decryption.state, State::Failed);
    assert!(!chosen.facts.has_payload());
}

#[test]
fn encrypted_tokens_in_encrypted_tokens_are_opened_up_to_a_limit() {
    let mut token = sealed(DIRECT, br#"{"sub":"a"}"#);
    for depth in 2..LIMITS.layers + 3 {
        token = sealed(DIRECT, token.as_bytes());
        let found = inspected(token.clone());
        let (layers, is_read) = (found.facts.layers().count(), depth <= LIMITS.layers);
        assert_eq!(layers, depth.min(LIMITS.layers));
        let innermost = found.facts.layers().last().unwrap();
        assert_eq!((innermost.kind, innermost.claim("sub").is_some()), (Kind::Jwe, is_read));
    }
}

#[test]
fn a_bomb_is_refused_with_a_sentence_and_a_finding() {
    let zipped = r#"{"alg":"dir","enc":"A256GCM","zip":"DEF"}"#;
    let bomb = inspected(sealed(zipped, &compress_to_vec(&vec![0; LIMITS.inflated + 1], 9)));
    assert_eq!(bomb.judgement.decryption.state, State::Failed);
    assert!(bomb.judgement.decryption.message.contains("unpacks"));
    let rules: Vec<&str> = bomb.judgement.findings.iter().map(|it| &*it.rule).collect();
    assert!(rules.contains(&"jwe-decompression-bomb"), "{rules:?}");
    let text = inspected(sealed(zipped, &compress_to_vec(br#"{"sub":"a"}"#, 9)));
    assert_eq!(text.judgement.decryption.plaintext_base64url.as_deref(), Some("eyJzdWIiOiJhIn0"));
}

#[test]
fn what_is_no_json_is_a_payload_all_the_same() {
    let found = inspected(sealed(DIRECT, &[0xff, 0]));
    assert_eq!(found.judgement.decryption.state, State::Decrypted);
    assert!(found.facts.payload.is_binary() && found.facts.has_payload());
}

#[test]
fn rules_about_who_may_read_along_do_not_speak_of_what_is_encrypted() {
    let claims = br#"{"password":"correct horse battery","email":"a@example.org"}"#;
    let rules = |input| -> Vec<String> {
        inspected(input).judgement.findings.into_iter().map(|it| it.rule.into_owned()).collect()
    };
    let readable = format!("{}.{}.AAAA", encode(br#"{"alg":"HS256"}"#), encode(claims));
    let about_readers = |rules: &[String]| rules.iter().any(|it| it.starts_with("content-"));
    assert!(about_readers(&rules(readable)));
    assert!(!about_readers(&rules(sealed(DIRECT, claims))));
}
