//! What a text is taken for, and what is asked of it.

use super::part::Part;
use super::{Facts, lifetime::Lifetime};
use crate::encoding::base64url::encode;
use crate::report::{Inflation, Opened};
use crate::request::{LIMITS, Options, Request};
use crate::time::Timestamp;

const SIGNED: &str = r#"{"alg":"ES256"}"#;

fn facts(input: &str) -> Facts {
    Facts::read(&Request { input: input.into(), ..Request::default() })
}

fn token(header: &str, payload: &str) -> String {
    format!("{}.{}.AAAA", encode(header.as_bytes()), encode(payload.as_bytes()))
}

fn codes(facts: &Facts) -> Vec<&'static str> {
    facts.listed_problems().iter().map(|problem| problem.code).collect()
}

#[test]
fn what_is_no_token_gets_one_sentence() {
    for input in ["hello", "abc.def"] {
        let facts = facts(input);
        assert_eq!(codes(&facts), ["not-a-token"], "{input}");
        assert!(facts.segments.is_empty() && !facts.is_empty(), "{input}");
    }
    let [problem] = Facts::without_token().listed_problems().try_into().unwrap();
    assert!(problem.message.contains("text without a token"), "{}", problem.message);
}

#[test]
fn the_longest_token_is_read_and_a_longer_one_is_not() {
    let longest = format!("{}..", "e".repeat(LIMITS.token - 2));
    assert!(!codes(&facts(&longest)).contains(&"too-long"));
    assert_eq!(codes(&facts(&format!("{longest}A"))), ["too-long"]);
}

#[test]
fn a_media_type_is_compared_as_media_types_are() {
    let is = |typ: &str| facts(&token(&format!(r#"{{"typ":"{typ}"}}"#), "{}")).is_type("dc+sd-jwt");
    assert!(is("dc+sd-jwt") && is("DC+SD-JWT") && is("application/DC+sd-jwt"));
    assert!(!is("text/dc+sd-jwt") && !is("xdc+sd-jwt") && !is("jwt"));
    assert_eq!(facts(&token(r#"{"cty":"JWT"}"#, "{}")).content_type(), Some("JWT"));
}

#[test]
fn a_payload_that_travels_apart_stands_nowhere_in_the_paste() {
    let options = Options { detached_payload: Some(encode(b"{}")), ..Options::default() };
    let input = format!("{}..AAAA", encode(SIGNED.as_bytes())).into();
    let facts = Facts::read(&Request { input, options, ..Request::default() });
    assert!(facts.is_detached() && facts.has_payload());
    assert_eq!(
        (facts.place_of_decoded(1, 0..2), facts.place_of_decoded(0, 0..2)),
        (None, Some((0, 3)))
    );
}

#[test]
fn a_token_that_ends_early_is_not_detached() {
    let header = encode(SIGNED.as_bytes());
    assert!(!facts(&format!("{header}.")).is_detached());
    assert!(!facts(&header).has_payload());
}

#[test]
fn a_serialized_token_over_several_lines_holds_no_other() {
    let header = encode(SIGNED.as_bytes());
    let input = format!(
        "{{\n \"payload\": \"e30\",\n \"protected\": \"{header}\",\n \"signature\": \"AAAA\" }}"
    );
    assert!(!facts(&input).may_hold_tokens());
    assert!(facts(&format!("{} and more", token(SIGNED, "{}"))).may_hold_tokens());
}

#[test]
fn only_what_is_a_token_is_a_token_inside() {
    let inner = token(SIGNED, "{}");
    let inside = |payload: &str| facts(&token(SIGNED, payload)).inner.is_some();
    let general = format!(
        r#"{{"payload":"e30","signatures":[{{"protected":"{}","signature":"AAAA"}}]}}"#,
        encode(SIGNED.as_bytes())
    );
    assert!(inside(&inner) && inside(&general));
    assert!(!inside(&token(r#"{"typ":"JWT"}"#, "{}")), "without an algorithm");
    assert!(!inside(&format!("Bearer {inner}")));
}

#[test]
fn opening_the_payload_settles_nothing_else() {
    let whole = facts(&format!("{}.AAAA", token(r#"{"alg":"ES256","zip":"DEF"}"#, "x")));
    assert_eq!(codes(&whole), ["segment-count", "compressed"]);
    let content = encode(token(SIGNED, "{}").as_bytes());
    let opened = whole.opened(&[Opened { layer: 0, inflation: Inflation::Raw, content }]);
    assert_eq!(codes(&opened), ["segment-count"]);
    // What was compressed stands nowhere in the paste.
    let inner = opened.inner.unwrap();
    assert!(inner.clean.is_apart());
    assert_eq!((inner.carriers(1, &(0..2)), inner.place_of_segment(1)), (None, None));
}

#[test]
fn another_signature_has_the_same_payload() {
    let entry = |header: &str| {
        format!(r#"{{"protected":"{}","signature":"AAAA"}}"#, encode(header.as_bytes()))
    };
    let input = format!(r#"{{"signatures":[{},{}]}}"#, entry(SIGNED), entry(r#"{"alg":"HS256"}"#));
    let options = Options { detached_payload: Some(encode(br#"{"a":1}"#)), ..Options::default() };
    let facts = Facts::read(&Request { input: input.into(), options, ..Request::default() });
    let second = facts.select(1);
    assert_eq!(second.algorithm(), Some("HS256"));
    assert!(second.claim("a").is_some(), "{:?}", second.payload);
}

#[test]
fn another_recipient_has_the_same_plaintext_once_it_is_opened() {
    let input = format!(
        r#"{{"protected":"{}","recipients":[{{"header":{{"alg":"A128KW"}},"encrypted_key":"AA"}},{{"header":{{"alg":"dir"}}}}],"iv":"AA","ciphertext":"AA","tag":"AA"}}"#,
        encode(br#"{"enc":"A128GCM"}"#)
    );
    let locked = facts(&input);
    assert!(codes(&locked.select(1)).contains(&"encrypted"));
    let content = encode(br#"{"a":1}"#);
    let opened = locked.opened(&[Opened { layer: 0, inflation: Inflation::Raw, content }]);
    let second = opened.select(1);
    assert_eq!((second.algorithm(), second.claim("a").is_some()), (Some("dir"), true));
    assert!(!codes(&second).contains(&"encrypted"), "{:?}", codes(&second));
}

#[test]
fn a_name_that_is_repeated_replaces_the_value_before() {
    assert_eq!(Part::of(br#"{"a":1,"b":2,"a":3}"#.to_vec(), true).replaced, [5]);
}

#[test]
fn the_next_change_of_a_lifetime_is_told() {
    let turns = |claims: &str| {
        let facts = facts(&token(SIGNED, claims));
        Lifetime::of(facts.payload.object(), Timestamp(100)).turns_at()
    };
    assert_eq!(turns(r#"{"exp":200}"#), Some(Timestamp(200)));
    assert_eq!(turns(r#"{"nbf":150,"exp":200}"#), Some(Timestamp(150)));
    assert_eq!(turns(r#"{"exp":50}"#), None);
}

#[test]
fn a_kind_of_token_is_named_only_for_all_that_makes_it() {
    let cases = [
        (r#"{"vct":"a"}"#, "sd-jwt-vc"),
        (r#"{"_sd":["a"]}"#, "sd-jwt"),
        (r#"{"ueid":"a"}"#, "eat"),
        (r#"{"typ":"ID"}"#, "id_token"),
        (r#"{"token_use":"id"}"#, "id_token"),
        // No code, no expiry, no audience, and an audience that is no address.
        (r#"{"iss":"https://a.example","aud":"c","exp":1,"state":"s"}"#, "generic"),
        (r#"{"iss":"c","sub":"u","aud":"https://a.example/oauth2/token"}"#, "generic"),
        (r#"{"name":"A"}"#, "generic"),
        (r#"{"iss":"c","sub":"u","aud":"urn:a/token","exp":1}"#, "generic"),
        (r#"{"aud":"push.example","sub":"mailto:a@b.example","exp":1}"#, "generic"),
        ("hello", "generic"),
    ];
    for (claims, profile) in cases {
        assert_eq!(facts(&token(SIGNED, claims)).profile.id, profile, "{claims}");
    }
    // Web Push has one algorithm.
    let push = r#"{"aud":"https://push.example","sub":"mailto:a@b.example","exp":1}"#;
    assert_eq!(facts(&token(r#"{"alg":"RS256"}"#, push)).profile.id, "generic");
    assert_eq!(facts(&token(SIGNED, push)).profile.id, "vapid");
}

/// The codes with their places.
fn places(facts: &Facts) -> Vec<(&'static str, Option<usize>, Option<usize>)> {
    facts.listed_problems().iter().map(|it| (it.code, it.offset, it.length)).collect()
}

#[test]
fn a_problem_marks_the_characters_that_it_is_about() {
    let header = encode(SIGNED.as_bytes());
    let start = header.len() + 1;
    let of = |payload: &str| places(&facts(&format!("{header}.{payload}.AAAA")));
    let at = |code, offset, length| vec![(code, Some(start + offset), Some(length))];
    assert_eq!(of(&encode(br#"{"a":x}"#)), at("payload-json", 6, 2));
    // It ends too early: behind its last character.
    assert_eq!(of(&encode(br#"{"a":1"#)), at("payload-json", 8, 0));
    assert_eq!(of("eyJ!Ijox"), at("base64url-character", 3, 1));
    assert_eq!(of("eyJhéjox"), at("base64url-character", 4, 1));
    assert_eq!(of("eyJhI"), at("base64url-length", 5, 0));
}

#[test]
fn an_unencoded_payload_is_marked_byte_by_byte() {
    let header = encode(br#"{"alg":"HS256","b64":false,"crit":["b64"]}"#);
    let start = header.len() + 1;
    let broken = facts(&format!(r#"{header}.{{"a":x}}.AAAA"#));
    assert_eq!(places(&broken), [("payload-json", Some(start + 5), Some(1))]);
    let dotted = facts(&format!(r#"{header}.{{"a":1.5}}.AAAA"#));
    assert_eq!(places(&dotted), [("payload-dot", Some(start + 6), Some(1))]);
    assert_eq!(dotted.place_of_segment(2), Some((start + 10, 4)));
}

#[test]
fn what_precedes_the_damage_is_read() {
    let mut payload = encode(br#"{"sub":"abc","n":1}"#);
    payload.replace_range(13..14, "!");
    let damaged = facts(&format!("{}.{payload}.AAAA", encode(SIGNED.as_bytes())));
    assert_eq!(damaged.payload.text, r#"{"sub":"a"#);
    assert!(!damaged.payload.complete);
    assert!(facts("eyJhbGciOiJFUzI1NiJ9..AAAA").payload.complete);
}

#[test]
fn each_segment_has_its_role() {
    use super::problem::Role;
    let encrypted = facts(&format!("{}.AA.AA.AA.AA", encode(br#"{"alg":"dir","enc":"A128GCM"}"#)));
    let roles: Vec<Role> = (0..5).map(|index| encrypted.role(index)).collect();
    let expected = [Role::Header, Role::EncryptedKey, Role::Iv, Role::Ciphertext, Role::Tag];
    assert_eq!(roles, expected);
    assert_eq!(facts(&token(SIGNED, "{}")).role(2), Role::Signature);
}

#[test]
fn other_texts_are_called_by_their_names() {
    let cases = [
        ("v4.local", "PASETO"),
        ("v4.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIn1ub25l", "PASETO"),
        ("v2.local.QAxIpVe-ECVNI1z4xQbm_qQYomyT3h8FtV8b.Zm9vdGVy", "PASETO"),
        ("gAAAAABk", "Fernet"),
        ("PHNhbWwAAA", "SAML"),
        ("\0\0", "NUL"),
        ("123e4567-e89b-12d3-a456-426614174000", "UUID"),
        ("123e4567-e89b-12d3-a456-42661417400z", "opaque string"),
        ("123e4567e89b-12d3-a456-4266141740000", "opaque string"),
        ("123e4567-e89b-12d3-a456-4266141740", "opaque string"),
        ("deadbeef", "hexadecimal"),
        ("so-so", "opaque string"),
        ("é", "text without a token"),
    ];
    for (input, name) in cases {
        let [problem] = facts(input).listed_problems().try_into().unwrap();
        assert_eq!(problem.code, "not-a-token", "{input}");
        assert!(problem.message.contains(name), "{input}: {}", problem.message);
    }
    let certificate = "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----";
    assert_eq!(codes(&facts(certificate)), ["certificate-in-token-box"]);
    assert_eq!(codes(&facts(&encode(SIGNED.as_bytes()))), ["segment-count"]);
    for document in [r#"{"signature":"AAAA"}"#, r#"{"protected":"e30"}"#] {
        assert_eq!(codes(&facts(document)), ["json-document"], "{document}");
    }
}

#[cfg(feature = "inspector")]
#[test]
fn the_report_holds_what_was_read_and_no_more() {
    let report = |input: &str| -> serde_json::Value {
        let request = Request { input: input.into(), ..Request::default() };
        serde_json::from_str(&crate::inspect::inspect(&request).to_json()).unwrap()
    };
    let disclosures = [r#"["s","n",1.0]"#, r#"["t",2]"#].map(|it| encode(it.as_bytes()));
    let bound = format!(
        "{}~{}~{}",
        token(SIGNED, "{}"),
        disclosures.join("~"),
        token(SIGNED, r#"{"nonce":"a"}"#)
    );
    let layer = &report(&bound)["layers"][0];
    assert_eq!(layer["disclosures"][0].to_string(), r#"{"name":"n","salt":"s","value":1.0}"#);
    assert_eq!(layer["disclosures"][1].to_string(), r#"{"salt":"t","value":2}"#);
    assert_eq!(layer["key_binding"]["claims"]["nonce"], "a");
    let signed = &report(&token(SIGNED, "{}"))["layers"][0];
    assert_eq!((&signed["payload_text"], signed.get("disclosures")), (&"{}".into(), None));
    let binary = format!("{}.{}.AAAA", encode(SIGNED.as_bytes()), encode(&[255, 254]));
    let binary = &report(&binary)["layers"][0];
    assert_eq!((binary.get("payload_text"), &binary["payload_base64url"]), (None, &"__4".into()));
}

#[test]
fn disclosures_of_a_serialized_token_stand_between_their_quotes() {
    let text = encode(br#"["s","n",1]"#);
    let with = |disclosures: &str| {
        format!(
            r#"{{"payload":"e30","protected":"{}","signature":"AAAA","header":{{"disclosures":{disclosures}}}}}"#,
            encode(SIGNED.as_bytes())
        )
    };
    let input = with(&format!("[\"{text}\"]"));
    let read = facts(&input);
    let [disclosure] = read.disclosures.list.as_slice() else { panic!("{read:?}") };
    assert_eq!(input.get(disclosure.span.clone()), Some(&*text));
    assert_eq!(read.presented(), format!("{}.e30.AAAA~{text}~", encode(SIGNED.as_bytes())));
    assert_eq!(codes(&read), Vec::<&str>::new());
    for wrong in ["\"a\"", &format!("[\"{text}\",1]")] {
        assert_eq!(codes(&facts(&with(wrong))), ["member-type"], "{wrong}");
    }
}

#[test]
fn as_many_signatures_are_read_as_the_limit_says() {
    let general = |count: usize| {
        let entry =
            format!(r#"{{"protected":"{}","signature":"AAAA"}}"#, encode(SIGNED.as_bytes()));
        format!(r#"{{"payload":"e30","signatures":[{}]}}"#, vec![entry; count].join(","))
    };
    assert_eq!(codes(&facts(&general(LIMITS.signatures))), Vec::<&str>::new());
    assert_eq!(codes(&facts(&general(LIMITS.signatures + 1))), ["too-many-entries"]);
}
