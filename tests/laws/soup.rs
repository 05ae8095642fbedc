//! A token is found in any text, in one piece or broken, and nothing else is.

use crate::report;
use jotlens::encoding::{base64url, json};
use jotlens::facts::Facts;
use jotlens::request::Request;
use jotlens::soup;
use jotlens::time::Timestamp;
use proptest::prelude::*;

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
