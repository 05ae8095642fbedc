//! Encrypted tokens of RFCs, cookbook, Wycheproof and our own corpus: opened exactly when they should be.

use crate::{hold, key_text, shared_cases};
use jotlens::encoding::base64url;
use jotlens::engine::digest::sha256;
use jotlens::inspect::inspect;
use jotlens::report::{Decryption, DecryptionState, Judgement, Signature, SignatureState};
use jotlens::request::{KeyFormat, Request};
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::Instant;

/// No case may take longer, in seconds; unoptimised arithmetic is slow.
const SLOWEST: f32 = if cfg!(debug_assertions) { 10.0 } else { 1.0 };

#[test]
fn wycheproof() {
    opened("wycheproof_jwe");
}

#[test]
fn generated_corpus() {
    opened("generated_jwe");
}

#[test]
fn rfc_examples() {
    opened("rfc");
}

#[test]
fn cookbook() {
    opened("cookbook");
}

fn cases(name: &str) -> Vec<Value> {
    let mut cases = shared_cases(name).unwrap_or_default();
    cases.retain(|case| case["kind"] == "jwe" && case["token"].is_string());
    cases
}

fn opened(name: &str) {
    hold(&cases(name), "decrypt ", difference);
}

fn request(case: &Value) -> Request {
    let format = &case["key"]["format"];
    Request {
        input: case["token"].as_str().unwrap().into(),
        key: key_text(case).into(),
        key_format: serde_json::from_value(format.clone()).unwrap_or(KeyFormat::Auto),
        ..Request::default()
    }
}

fn judged(request: &Request) -> Judgement {
    // The outermost layer: what is inside is another matter.
    inspect(&Request { layer: Some(0), ..request.clone() }).judgement
}

fn difference(case: &Value) -> Option<String> {
    let started = Instant::now();
    let exact = request(case);
    let Decryption { state, message, plaintext_base64url, .. } = judged(&exact).decryption;
    let seconds = started.elapsed().as_secs_f32();
    if seconds > SLOWEST {
        return Some(format!("took {seconds} s"));
    }
    let expected = &case["expect"];
    let is_open = state == DecryptionState::Decrypted;
    let plaintext = plaintext_base64url.map(|it| base64url::decode(&it).bytes.unwrap());
    // A text of four segments is no encrypted token.
    let says_why = !message.is_empty() || state == DecryptionState::NotNeeded;
    if is_open != plaintext.is_some() || !says_why {
        return Some(format!("{state:?} ({message})"));
    }
    if let Some(valid) = expected["valid"].as_bool()
        && valid != is_open
    {
        return Some(format!("{state:?} ({message}); expected {expected}"));
    }
    let plaintext = plaintext?;
    if let Some(text) = expected["plaintext_b64"].as_str() {
        let wanted = text.trim_end_matches('=').replace('+', "-").replace('/', "_");
        if base64url::encode(&plaintext) != wanted {
            return Some(format!("plaintext is {}", String::from_utf8_lossy(&plaintext)));
        }
    }
    let hex = |bytes: [u8; 32]| bytes.map(|byte| format!("{byte:02x}")).concat();
    match expected["plaintext_sha256"].as_str() {
        Some(hash) if hash != hex(sha256(&plaintext)) => Some("another plaintext".to_owned()),
        _ => None,
    }
}

/// The keys are recognised by themselves as well, and one of a set opens as it does alone.
#[test]
fn any_format_of_a_key_opens() {
    for case in cases("generated_jwe") {
        let exact = request(&case);
        if matches!(exact.key_format, KeyFormat::SecretUtf8) {
            continue;
        }
        let recognised = Request { key_format: KeyFormat::Auto, ..exact.clone() };
        let (exact, recognised) = (judged(&exact).decryption, judged(&recognised).decryption);
        assert_eq!(exact.state, recognised.state, "{}: {}", case["id"], recognised.message);
    }
}

/// Of every algorithm one token: no bit of any part can be changed.
#[test]
fn a_flipped_bit_never_decrypts() {
    let mut seen = BTreeSet::new();
    let mut flipped = 0;
    for case in cases("generated_jwe") {
        let algorithms = (case["alg"].to_string(), case["enc"].to_string());
        let is_compact = case["serialization"] == "compact";
        if case["expect"]["valid"] != true || !is_compact || !seen.insert(algorithms) {
            continue;
        }
        let whole = request(&case);
        let parts: Vec<&str> = whole.input.split('.').collect();
        for (index, part) in parts.iter().enumerate() {
            let bytes = base64url::decode(part).bytes.unwrap();
            // Every place of short parts, and some of long ones.
            let step = (bytes.len() * 8 / 3).max(1);
            for bit in (0..bytes.len() * 8).step_by(step) {
                let mut changed = bytes.clone();
                changed[bit / 8] ^= 1 << (bit % 8);
                let text = base64url::encode(&changed);
                let mut parts = parts.clone();
                parts[index] = &text;
                let input = parts.join(".").into();
                let state = judged(&Request { input, ..whole.clone() }).decryption.state;
                assert_ne!(state, DecryptionState::Decrypted, "{}: {index} {bit}", case["id"]);
                flipped += 1;
            }
        }
    }
    assert!(seen.is_empty() || flipped > 10 * seen.len(), "{flipped}");
}

const SECRET: &str = "0123456789abcdef";

/// A token with `dir` that nobody can open.
fn token(header: &str) -> String {
    let header = base64url::encode(header.as_bytes());
    format!("{header}..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA")
}

fn answer(input: &str, key: &str) -> Decryption {
    let started = Instant::now();
    let answer =
        judged(&Request { input: input.into(), key: key.into(), ..Request::default() }).decryption;
    assert!(started.elapsed().as_secs_f32() < SLOWEST, "{input}");
    answer
}

#[test]
fn counts_that_are_no_counts_and_counts_that_are_too_high_are_not_run() {
    let with = |count: &str| {
        let header = format!(
            r#"{{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":{count}}}"#
        );
        let wrapped = format!(".{}.", "A".repeat(32));
        answer(&token(&header).replacen("..", &wrapped, 1), "password")
    };
    for count in ["2147483648", "99999999999999999999999", "-1", "1.5", "\"1000\"", "0", "1e3"] {
        let answer = with(count);
        assert_eq!((answer.state, answer.iterations), (DecryptionState::Failed, None), "{count}");
        assert!(answer.message.contains("p2c"), "{}", answer.message);
    }
    let asked = with("1200001");
    assert_eq!(asked.iterations, Some(1_200_001));
    assert!(asked.message.contains("1200001"), "{}", asked.message);
    assert_eq!(with("1200").iterations, None);
}

#[test]
fn what_was_agreed_to_is_run() {
    let Some(case) = cases("generated_jwe")
        .into_iter()
        .find(|case| case["alg"] == "PBES2-HS256+A128KW" && case["expect"]["valid"] == true)
    else {
        return;
    };
    let mut request = request(&case);
    request.options.iterations = Some(5_000_000_000);
    assert_eq!(judged(&request).decryption.state, DecryptionState::Decrypted);
}

#[test]
fn the_reason_is_told_from_what_everybody_can_see() {
    let rsa = r#"{"alg":"RSA-OAEP","enc":"A128GCM"}"#;
    let cases = [
        (r#"{"alg":"dir","enc":"A128GCM"}"#, "", DecryptionState::NoKey, "of 16 bytes"),
        (rsa, "", DecryptionState::Failed, "“epk”"),
        (
            r#"{"alg":"dir","enc":"A256GCM"}"#,
            SECRET,
            DecryptionState::Failed,
            "another length in bytes: 16 read as text",
        ),
        (
            r#"{"alg":"dir","enc":"A128GCM"}"#,
            SECRET,
            DecryptionState::Failed,
            "the key is another one",
        ),
        (
            r#"{"alg":"dir","enc":"A128CBC-HS256"}"#,
            SECRET,
            DecryptionState::Failed,
            "16 bytes, and this one has 12",
        ),
        (
            r#"{"alg":"dir","enc":"A128GCM","crit":["x"]}"#,
            SECRET,
            DecryptionState::Unsupported,
            "“x”",
        ),
        (
            r#"{"alg":"dir","enc":"A128GCM","zip":"GZ"}"#,
            SECRET,
            DecryptionState::Unsupported,
            "“zip”",
        ),
        (r#"{"alg":"ECDH-ES","enc":"A128GCM"}"#, SECRET, DecryptionState::Failed, "“epk”"),
        (r#"{"alg":"HS256","enc":"A128GCM"}"#, SECRET, DecryptionState::Failed, "cannot stand in"),
        (r#"{"alg":"X","enc":"A128GCM"}"#, SECRET, DecryptionState::Unsupported, "“X”"),
        (r#"{"alg":"dir"}"#, SECRET, DecryptionState::Failed, "“enc”"),
    ];
    for (header, key, state, part) in cases {
        if header == rsa {
            continue;
        }
        let answer = answer(&token(header), key);
        assert_eq!(answer.state, state, "{header}: {}", answer.message);
        assert!(answer.message.contains(part), "{header}: {}", answer.message);
        assert!(!answer.message.contains(SECRET));
    }
    let encrypted = token(rsa).replacen("..", &format!(".{}.", "A".repeat(342)), 1);
    let answer = answer(&encrypted, SECRET);
    assert!(
        answer.message.contains("private RSA key, but you gave a shared secret"),
        "{}",
        answer.message
    );
}

#[test]
fn a_hundred_recipients_are_tried_in_bounded_time() {
    let recipient =
        format!(r#"{{"header":{{"alg":"A128KW"}},"encrypted_key":"{}"}}"#, "A".repeat(32));
    let list = vec![recipient; 100].join(",");
    let protected = base64url::encode(br#"{"enc":"A128GCM"}"#);
    let input = format!(
        r#"{{"protected":"{protected}","recipients":[{list}],"iv":"AAAAAAAAAAAAAAAA","ciphertext":"AA","tag":"AAAAAAAAAAAAAAAAAAAAAA"}}"#
    );
    let answer = answer(&input, SECRET);
    assert_eq!(answer.state, DecryptionState::Failed, "{}", answer.message);
}

#[test]
fn a_signed_token_inside_is_verified_with_its_own_key() {
    let mut found = 0;
    for case in cases("generated_jwe").into_iter().chain(cases("cookbook")) {
        let inner = case["expect"]["plaintext_b64"].as_str().unwrap_or_default();
        // A set may hold keys for other things, which do not fit.
        let set = case["key"]["format"] == "jwks";
        if case["expect"]["valid"] != true || !inner.starts_with("ZXlK") || set {
            continue;
        }
        found += 1;
        let judgement = inspect(&request(&case)).judgement;
        assert_eq!(judgement.layer, 1, "{}", case["id"]);
        assert_eq!(judgement.decryption.state, DecryptionState::Decrypted);
        let steps: Vec<&str> = judgement.trace.iter().map(|step| &*step.step).collect();
        assert!(steps.contains(&"decryption"), "{steps:?}");
        let Signature { state, message, .. } = judgement.signature;
        assert_eq!(state, SignatureState::Unchecked, "{}: {message}", case["id"]);
        let rules = judgement.findings.iter().map(|finding| &*finding.rule);
        let rules = rules.filter(|rule| *rule != "sig-not-checked");
        let of_keys: Vec<&str> =
            rules.filter(|it| it.starts_with("key-") || it.starts_with("sig-")).collect();
        assert!(of_keys.is_empty(), "{}: {of_keys:?}", case["id"]);
    }
    eprintln!("{found} nested tokens");
}

/// RFC 7520 section 6: the key that decrypts and the key that verifies stand in one set.
#[test]
fn two_keys_in_the_box_open_and_verify() {
    let Some(cookbook) = shared_cases("cookbook") else { return };
    let key_of = |kind: &str| {
        let id = "cb-6-nesting-signatures-and-encryption";
        let mut cases = cookbook.iter();
        cases.find(|case| case["kind"] == kind && case["id"].as_str().unwrap().starts_with(id))
    };
    let (signed, encrypted) = (key_of("jws").unwrap(), key_of("jwe").unwrap());
    let keys = [signed, encrypted].map(|case| case["key"]["value"].to_string()).join(",");
    let key = format!(r#"{{"keys":[{keys}]}}"#);
    let exact = Request { key: key.into(), key_format: KeyFormat::Auto, ..request(encrypted) };
    let judgement = inspect(&exact).judgement;
    assert_eq!(judgement.signature.state, SignatureState::Valid, "{}", judgement.signature.message);
    assert_eq!(judgement.decryption.state, DecryptionState::Decrypted);
    assert_eq!(judgement.layer_signatures.len(), 2);
    let rules: Vec<&str> = judgement.findings.iter().map(|finding| &*finding.rule).collect();
    assert!(!rules.contains(&"jwe-key-reuse"), "{rules:?}");
}
