//! An SD-JWT: the digests and disclosures of any make.

use crate::report;
use jotlens::encoding::base64url;
use jotlens::engine::digest::sha256;
use jotlens::request::Request;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

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
