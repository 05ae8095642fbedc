//! What holds for every input.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::string_slice, reason = "a wrong span is what the test looks for")]

mod json;
mod sd_jwt;
mod soup;

use jotlens::encoding::base64url;
use jotlens::engine::hmac;
use jotlens::export;
use jotlens::inspect::inspect;
use jotlens::request::{KeyFormat, Options, REPORT_FORMATS, Request};
use jotlens::time::Timestamp;
use proptest::prelude::*;
use serde_json::Value;

/// Text that looks like a token now and then: noise, joined segments, broken base64url and JSON.
fn input() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        "\\PC{0,40}",
        "[A-Za-z0-9_-]{0,60}",
        "[A-Za-z0-9+/=_~ \n-]{0,30}",
        r#"\{("(alg|exp|iat|a)":("none"|"HS256"|[0-9]{1,20}|null|\[\]|\{\}),?){0,4}\}"#
            .prop_map(|json| base64url::encode(json.as_bytes())),
        proptest::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| base64url::encode(&bytes)),
    ];
    let token = proptest::collection::vec(segment, 0..6).prop_map(|segments| segments.join("."));
    let prefix =
        prop_oneof![Just(""), Just("Bearer "), Just("\""), Just("Authorization: "), Just("{")];
    (prefix, token).prop_map(|(prefix, token)| format!("{prefix}{token}"))
}

fn request() -> impl Strategy<Value = Request> {
    let key = prop_oneof![
        Just(String::new()),
        "\\PC{0,60}",
        Just("{\"kty\":\"EC\"}".to_owned()),
        Just("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----".to_owned()),
    ];
    (input(), key, any::<i64>(), any::<Option<u32>>()).prop_map(|(input, key, now, skew)| Request {
        entry: None,
        layer: None,
        input: input.into(),
        key: key.into(),
        selection: None,
        key_format: KeyFormat::Auto,
        now: Timestamp(now),
        options: Options { skew, ..Options::default() },
        ..Request::default()
    })
}

/// RFC 8037, appendix A.1.
const ED25519: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

/// RFC 7515, appendix A.3.
const P256: &str = "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"";

/// Everything of an Ed25519 key in PKCS#8 but its seed.
const PKCS8: [u8; 16] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

fn hex_of(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn base64_of(bytes: &[u8]) -> String {
    let mut text = base64url::encode(bytes).replace('-', "+").replace('_', "/");
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

fn report(request: &Request) -> Value {
    serde_json::from_str(&inspect(request).to_json()).unwrap()
}

proptest! {
    // Each case writes eight reports.
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn no_report_holds_a_key_or_a_secret(bytes in any::<[u8; 32]>(), which in 0_usize..7) {
        let (hex, text) = (hex_of(&bytes), base64url::encode(&bytes));
        let secret = format!("s3cret{text}");
        let jwk = |kty: &str, members: &str| format!("{{\"kty\":\"{kty}\",{members}}}");
        let (key, format, hidden) = match which {
            0 => (secret.clone(), KeyFormat::SecretUtf8, vec![secret.clone()]),
            1 => (hex.clone(), KeyFormat::SecretHex, vec![hex, text.clone()]),
            2 => (text.clone(), KeyFormat::SecretBase64url, vec![hex, text.clone()]),
            3 => (jwk("oct", &format!("\"k\":\"{text}\"")), KeyFormat::Auto, vec![hex, text.clone()]),
            4 => (
                jwk("OKP", &format!("\"crv\":\"Ed25519\",\"x\":\"{ED25519}\",\"d\":\"{text}\"")),
                KeyFormat::Auto,
                vec![text.clone()],
            ),
            5 => (
                jwk("EC", &format!("\"crv\":\"P-256\",{P256},\"d\":\"{text}\"")),
                KeyFormat::Auto,
                vec![text.clone()],
            ),
            _ => {
                let der = [&PKCS8[..], &bytes].concat();
                let body = base64_of(&der);
                let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
                (pem, KeyFormat::Auto, vec![body, text.clone()])
            }
        };
        let header = base64url::encode(b"{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        let claims = base64url::encode(b"{\"sub\":\"a\",\"exp\":1790000900,\"iat\":1790000000}");
        let signed = format!("{header}.{claims}");
        let mac = hmac::compute(hmac::Hash::Sha256, &bytes, signed.as_bytes());
        let token = format!("{signed}.{}", base64url::encode(&mac));
        // The key may also be what was pasted as a token.
        for (input, key) in [(token.as_str(), key.as_str()), (key.as_str(), "")] {
            let request = Request {
                input: input.into(),
                key: key.into(),
                key_format: format,
                now: Timestamp(1_790_000_100),
                ..Request::default()
            };
            for (name, format) in REPORT_FORMATS {
                let report = export::write(&inspect(&request), format, "");
                for part in &hidden {
                    prop_assert!(!report.contains(part.as_str()), "{name}: {part} in {report}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_the_same_report_twice(request in request()) {
        let first = inspect(&request).to_json();
        prop_assert!(serde_json::from_str::<Value>(&first).is_ok(), "{first}");
        prop_assert!(!first.contains('\n'));
        prop_assert_eq!(first, inspect(&request).to_json());
    }

    #[test]
    fn every_place_lies_in_the_paste(request in request()) {
        let characters = request.input.chars().count();
        let report = report(&request);
        let lists = [&report["problems"], &report["findings"]];
        for item in lists.iter().flat_map(|list| list.as_array().unwrap()) {
            let number = |name: &str| usize::try_from(item[name].as_u64().unwrap_or(0)).unwrap();
            prop_assert!(number("offset") + number("length") <= characters, "{item}");
        }
    }

    #[test]
    fn what_was_not_verified_is_never_valid(request in request()) {
        let report = report(&request);
        prop_assert_ne!(report["signature"]["state"].as_str(), Some("valid"));
    }
}
