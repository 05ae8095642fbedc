//! What holds for every input.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::string_slice, reason = "a wrong span is what the test looks for")]

use jotlens::encoding::{base64url, hidden, json};
use jotlens::engine::{digest::sha256, hmac};
use jotlens::export;
use jotlens::facts::Facts;
use jotlens::inspect::inspect;
use jotlens::request::{KeyFormat, Options, REPORT_FORMATS, Request};
use jotlens::soup;
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
                let report = export::write(&inspect(&request), format);
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

    #[test]
    fn an_sd_jwt_holds_only_with_every_disclosure_in_its_place(
        claims in sd_json(),
        disclosures in proptest::collection::vec(sd_json(), 0..6),
        binding in any::<bool>(),
    ) {
        // `$1` stands for the digest of the last disclosure, `$2` for that of the one before.
        let mut encoded: Vec<String> = Vec::new();
        for disclosure in &disclosures {
            encoded.push(base64url::encode(with_digests(disclosure, &encoded).as_bytes()));
        }
        let payload = base64url::encode(with_digests(&claims, &encoded).as_bytes());
        let header = base64url::encode(b"{\"alg\":\"ES256\"}");
        let last = if binding { format!("{header}.{payload}.AAAA") } else { String::new() };
        let tildes = encoded.iter().map(String::as_str).chain([&*last]);
        let input = format!("{header}.{payload}.AAAA~{}", tildes.collect::<Vec<_>>().join("~"));
        let report = report(&Request { input: input.into(), ..Request::default() });
        let list = report["disclosures"]["list"].as_array().unwrap();
        prop_assert_eq!(list.len(), disclosures.len());
        let all = list.iter().all(|it| it["state"] == "disclosed");
        prop_assert!(all || report["disclosures"]["state"] != "valid", "{report}");
        for path in list.iter().filter_map(|it| it["path"].as_str()) {
            let pointed = report["processed_claims"].pointer(path);
            prop_assert!(pointed.is_some(), "{path} in {report}");
        }
    }

    #[test]
    fn bytes_survive_base64url(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let decoded = base64url::decode(&base64url::encode(&bytes));
        prop_assert_eq!(decoded.bytes, Some(bytes));
        prop_assert!(decoded.oddities.is_empty());
    }

    #[test]
    fn json_is_printed_as_it_was_written(value in json_text()) {
        let node = json::parse(&value).unwrap();
        let printed = json::compact(&node, &value);
        let again = json::parse(&printed).unwrap();
        prop_assert_eq!(json::compact(&again, &printed), printed.clone());
        let indented = json::pretty(&node, &value);
        prop_assert_eq!(json::compact(&json::parse(&indented).unwrap(), &indented), printed);
        prop_assert_eq!(value.get(node.span.clone()), Some(value.trim()));
    }

    #[test]
    fn parse_print_parse_is_the_identity(value in json_text()) {
        let node = json::parse(&value).unwrap();
        for printed in [json::compact(&node, &value), json::pretty(&node, &value)] {
            let again = json::parse(&printed).unwrap();
            prop_assert_eq!(scalars(&again, &printed), scalars(&node, &value), "{}", printed);
        }
        let (beginning, length) = json::pretty_within(&node, &value, value.len() / 2);
        let whole = json::pretty(&node, &value);
        prop_assert_eq!(length, whole.len());
        prop_assert!(whole.starts_with(&beginning));
    }

    #[test]
    fn spans_cover_exactly_their_value(value in json_text()) {
        let node = json::parse(&value).unwrap();
        for (pointer, inner) in values(&node) {
            let slice = &value[inner.span.clone()];
            let again = json::parse(slice).unwrap();
            prop_assert_eq!(again.span.clone(), 0..slice.len());
            prop_assert_eq!(scalars(&again, slice), scalars(inner, &value), "{}", slice);
            let deepest = node.pointer_at(inner.span.start);
            prop_assert!(inner.members().is_some() || inner.elements().is_some() || deepest == pointer);
            prop_assert!(deepest.starts_with(&pointer));
        }
    }

    #[test]
    fn repeated_names_are_those_that_comparing_each_with_each_finds(value in json_text()) {
        let node = json::parse(&value).unwrap();
        let mut found: Vec<usize> =
            node.duplicates().iter().flatten().map(|member| member.name_span.start).collect();
        let mut expected = Vec::new();
        for (_, inner) in values(&node) {
            let members = inner.members().unwrap_or_default();
            let repeated = members.iter().filter(|one| {
                members.iter().filter(|other| other.name == one.name).count() > 1
            });
            expected.extend(repeated.map(|member| member.name_span.start));
        }
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn shown_strings_hide_nothing(value in "\"(\\\\u[0-9a-fA-F]{4}|\\\\u[dD][89abcC][0-9]{2}|[a-z ]|\\\\n){0,8}\"") {
        let node = json::parse(&value).unwrap();
        let shown = json::shown(&value);
        prop_assert!(!shown.contains(|c| c != '\n' && hidden::is_hidden(c)));
        if json::lone_surrogate(&value).is_none() {
            prop_assert_eq!(shown, hidden::visible(node.as_str().unwrap()));
        } else {
            prop_assert!(shown.contains("⟨\\u"));
        }
    }

    #[test]
    fn any_text_is_json_or_a_place_in_it(text in "\\PC{0,60}|[\\[\\]{}:,\"\\\\0-9eE+.a-z\\-\\s]{0,40}") {
        let ours = json::parse(&text);
        if let Err(problem) = &ours {
            prop_assert!(text.is_char_boundary(problem.offset));
        }
        // serde_json refuses numbers that no double holds and lone surrogates; we keep both as text.
        if serde_json::from_str::<Value>(&text).is_ok() {
            prop_assert!(ours.is_ok(), "{text}");
        }
    }

    #[test]
    fn a_token_broken_over_lines_is_read_as_one(cuts in proptest::collection::vec(1_usize..60, 1..6)) {
        let token = format!(
            "{}.{}.AAAA",
            base64url::encode(b"{\"alg\":\"HS256\"}"),
            base64url::encode(b"{\"sub\":\"somebody\"}")
        );
        let mut broken = token.clone();
        for cut in cuts {
            broken.insert_str(cut.min(token.len() - 1), "\n  ");
        }
        let facts = Facts::read(&Request { input: broken.into(), ..Request::default() });
        prop_assert_eq!(&facts.clean.text, &token);
        prop_assert!(!facts.clean.removed.is_empty());
        prop_assert_eq!(facts.claim("sub").and_then(json::Node::as_str), Some("somebody"));
    }
}

/// The names and scalars of a value with their source text and their pointer, in order.
fn scalars(node: &json::Node, source: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (pointer, inner) in values(node) {
        match (inner.members(), inner.elements()) {
            (Some(members), _) => {
                let names = members.iter().map(|it| source[it.name_span.clone()].to_owned());
                all.extend(names.map(|name| (pointer.clone(), name)));
            }
            (_, Some(elements)) => all.push((pointer, elements.len().to_string())),
            _ => all.push((pointer, source[inner.span.clone()].to_owned())),
        }
    }
    all
}

/// A value and all the values inside it, with their pointers.
fn values(node: &json::Node) -> Vec<(String, &json::Node)> {
    let mut all = vec![(String::new(), node)];
    let mut at = 0;
    while let Some((pointer, node)) = all.get(at).cloned() {
        let members = node.members().unwrap_or_default().iter();
        all.extend(members.map(|it| (format!("{pointer}/{}", json::escape(&it.name)), &it.value)));
        let elements = node.elements().unwrap_or_default().iter().enumerate();
        all.extend(elements.map(|(index, it)| (format!("{pointer}/{index}"), it)));
        at += 1;
    }
    all
}

/// A token with a signature of the length that its algorithm has.
fn token() -> impl Strategy<Value = String> {
    let algorithm = prop_oneof![Just(("HS256", 32)), Just(("ES256", 64)), Just(("RS256", 256))];
    let claims = r#"\{"sub":"[a-z]{0,30}"(,"n":[1-9][0-9]{0,8})?\}"#;
    let signature = proptest::collection::vec(any::<u8>(), 256);
    (algorithm, claims, signature).prop_map(|((name, length), claims, bytes)| {
        let header = base64url::encode(format!("{{\"alg\":\"{name}\"}}").as_bytes());
        let claims = base64url::encode(claims.as_bytes());
        format!("{header}.{claims}.{}", base64url::encode(bytes.get(..length).unwrap()))
    })
}

/// Text that ends and starts with something that no token goes on with.
fn noise() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        "\\PC{0,60}",
        "[A-Za-z0-9_. =:;&?#/{}\"'\\\\%-]{0,80}",
        "([a-z]{1,9}[ \n]){0,9}"
    ];
    let edge =
        prop_oneof![Just(" "), Just("\n"), Just("\""), Just("'"), Just("="), Just(":"), Just("&")];
    // An equals sign behind a token would be padding.
    let first = edge.clone().prop_filter("no padding", |edge| *edge != "=");
    (first, text, edge).prop_map(|(first, text, last)| format!("{first}{text}{last}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_token_in_any_text_is_found(before in noise(), token in token(), after in noise()) {
        let text = format!("{before}{token}{after}");
        let found = soup::find(text.as_bytes(), Timestamp(0)).tokens;
        let span = before.len()..before.len() + token.len();
        prop_assert!(found.iter().any(|it| it.span == span), "{text}: {found:?}");
    }

    #[test]
    fn random_base64_holds_no_token(
        segments in proptest::collection::vec("[A-Za-z0-9_-]{1,300}", 1..9),
        object in r#"\{"[a-z]{1,9}":("[a-z]{0,9}"|[0-9])\}"#,
    ) {
        let text = segments.join(".");
        prop_assert_eq!(soup::find(text.as_bytes(), Timestamp(0)).tokens, []);
        // Neither when it is JSON, but no JOSE header.
        prop_assume!(!object.starts_with("{\"alg\":\""));
        let text = format!("{}.{text}", base64url::encode(object.as_bytes()));
        prop_assert_eq!(soup::find(text.as_bytes(), Timestamp(0)).tokens, []);
    }

    #[test]
    fn a_token_broken_in_other_text_is_repaired_and_reported(
        before in "[a-z]{1,9} ",
        token in token(),
        cuts in proptest::collection::vec((1_usize..400, "\n|\r\n|\n {1,8}|\\\\n"), 1..6),
        after in "[\n \"']|\nand so on",
    ) {
        let mut broken = token.clone();
        for (cut, end) in cuts {
            // Breaks side by side would be an empty line.
            let cut = cut % (token.len() - 1) + 1;
            if broken.get(cut - 1..cut + 1).is_some_and(|it| it.bytes().all(|it| it.is_ascii_alphanumeric())) {
                broken.insert_str(cut, &end);
            }
        }
        prop_assume!(broken != token && !broken.contains("\\nn") && !broken.contains("\\\\"));
        let input = format!("{before}{broken}{after}");
        let report = report(&Request { input: input.into(), ..Request::default() });
        prop_assert_eq!(&report["tokens"][0]["start"], before.len());
        prop_assert_eq!(&report["tokens"][0]["end"], before.len() + broken.len());
        let [protected, payload, signature] =
            ["protected", "payload_base64url", "signature_base64url"]
                .map(|name| report["layers"][0][name].as_str().unwrap_or_default().to_owned());
        prop_assert_eq!(format!("{protected}.{payload}.{signature}"), token);
        let findings = report["findings"].as_array().unwrap();
        prop_assert!(findings.iter().any(|it| it["rule"] == "input-whitespace"), "{findings:?}");
    }
}

/// The text with the digests that it names.
fn with_digests(text: &str, encoded: &[String]) -> String {
    let digests = encoded.iter().rev().map(|it| base64url::encode(&sha256(it.as_bytes())));
    digests.enumerate().fold(text.to_owned(), |text, (index, digest)| {
        text.replace(&format!("${}", index + 1), &digest)
    })
}

/// JSON texts that look like payloads and disclosures of an SD-JWT.
fn sd_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("1".to_owned()),
        "\"[ab]\"",
        "\"\\$[1-6]\"",
        "\\[(\"\\$[1-6]\",)?\"\\$[1-6]\"\\]",
        "\\{\"\\.\\.\\.\":\"\\$[1-6]\"\\}",
    ];
    leaf.prop_recursive(4, 30, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|value| format!("[\"salt\",{value}]")),
            ("\"(a|b|_sd|\\.\\.\\.)\"", inner.clone())
                .prop_map(|(name, value)| format!("[\"salt\",{name},{value}]")),
            proptest::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec(("\"(_sd|_sd|a|b|_sd_alg|cnf|\\.\\.\\.)\"", inner), 0..4)
                .prop_map(|members| {
                    let members: Vec<String> =
                        members.iter().map(|(name, value)| format!("{name}:{value}")).collect();
                    format!("{{{}}}", members.join(","))
                }),
        ]
    })
}

/// JSON texts with blanks, escapes, odd numbers and duplicate names.
fn json_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,4})?",
        "\"([a-zé😀 ]|\\\\u[0-9a-f]{4}|\\\\n){0,8}\"",
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let item =
            (inner, "[ \n]{0,2}").prop_map(|(value, blank)| format!("{blank}{value}{blank}"));
        prop_oneof![
            proptest::collection::vec(item.clone(), 0..5)
                .prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec(("\"[ab]\"", item), 0..5).prop_map(|members| {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("{name}:{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}
