//! Whatever bit of a valid token is flipped, the token is not valid any more.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a missing JSON member reads as null")]

use jotlens::encoding::base64url::{decode, encode};
use jotlens::examples::{EXAMPLES, Example};
use jotlens::inspect::examine;
use jotlens::mint::mint;
use jotlens::report::SignatureState;
use jotlens::request::{KeyFormat, Request};
use jotlens::time::Timestamp;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

struct Case {
    token: String,
    key: String,
    key_format: KeyFormat,
}

/// Two valid tokens of every supported algorithm, and the examples.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let text = include_str!("vectors/jws.jsonl");
    let vectors = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let minted = EXAMPLES.into_iter().map(|example| {
        let (token, key) = mint(example, Timestamp(1_800_000_000));
        Case { token, key, key_format: KeyFormat::Auto }
    });
    let mut cases: Vec<Case> =
        vectors.filter_map(|case| from_vector(&case)).chain(minted).collect();
    // Tokens pasted with blanks or a prefix are left to the conformance test.
    cases.retain(|case| case.token.starts_with("ey") && !case.token.contains(char::is_whitespace));
    cases.retain(|case| state(case, &case.token) == SignatureState::Valid);
    cases
});

fn from_vector(case: &Value) -> Option<Case> {
    let token = case["token"].as_str()?.to_owned();
    let key = &case["key"]["value"];
    let key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
    let key_format = serde_json::from_value(case["key"]["format"].clone()).ok()?;
    Some(Case { token, key, key_format })
}

fn state(case: &Case, token: &str) -> SignatureState {
    let request = Request {
        input: token.into(),
        key: case.key.as_str().into(),
        key_format: case.key_format,
        ..Request::default()
    };
    examine(&request).1.signature.state
}

/// The token with one bit of its decoded bytes flipped.
fn flipped(token: &str, position: usize) -> String {
    let separators: Vec<&str> = token.matches(['.', '~']).chain([""]).collect();
    let mut parts: Vec<Vec<u8>> =
        token.split(['.', '~']).map(|part| decode(part).bytes.unwrap()).collect();
    let bits = parts.iter().map(|part| part.len() * 8).sum::<usize>();
    let mut bit = position % bits;
    for part in &mut parts {
        if bit < part.len() * 8 {
            part[bit / 8] ^= 1 << (bit % 8);
            break;
        }
        bit -= part.len() * 8;
    }
    let encoded = parts.iter().map(|part| encode(part));
    encoded.zip(separators).map(|(part, separator)| part + separator).collect()
}

#[test]
fn every_supported_algorithm_is_among_the_cases() {
    let supported = jotlens::algorithms::ALGORITHMS
        .iter()
        .filter(|row| row.supported && row.purpose == jotlens::algorithms::Purpose::Sign);
    for row in supported {
        let header = |case: &&Case| {
            let bytes = decode(case.token.split('.').next().unwrap()).bytes.unwrap();
            serde_json::from_slice::<Value>(&bytes).unwrap()["alg"] == row.name
        };
        assert!(CASES.iter().any(|case| header(&case)), "{}", row.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_is_never_valid(case in 0..CASES.len(), position in any::<usize>()) {
        let case = &CASES[case];
        let forged = flipped(&case.token, position);
        prop_assert_ne!(state(case, &forged), SignatureState::Valid, "{}", forged);
    }

    #[test]
    fn a_changed_character_of_an_sd_jwt_is_never_valid(at in any::<usize>(), to in "[A-Za-z0-9_.~-]") {
        let (token, key) = mint(Example::SdJwt, Timestamp(1_800_000_000));
        let case = Case { token, key, key_format: KeyFormat::Auto };
        let at = at % case.token.len();
        let mut forged = case.token.clone();
        forged.replace_range(at..=at, &to);
        prop_assume!(forged != case.token);
        prop_assert_ne!(state(&case, &forged), SignatureState::Valid, "{}", forged);
    }

    #[test]
    fn any_key_text_gives_an_answer(key in "\\PC{0,200}") {
        let case = Case { token: CASES[0].token.clone(), key, key_format: KeyFormat::Auto };
        prop_assert_ne!(state(&case, &case.token), SignatureState::Valid);
    }
}
