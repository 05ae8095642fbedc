//! Bad input gets a sentence that says what is wrong, keeps what was typed, and hides no readable part.

use crate::Case;
use e2e::error::Error;
use e2e::page::{Page, Problem};
use e2e::tokens::{hs256, segment, token};

const CLAIMS: &str = r#"{"sub":"ann","n":1.0}"#;
const PEM: &str = "-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
";

pub fn cases() -> Vec<Case> {
    vec![
        Case("an_empty_box_asks_for_a_token_and_complains_of_nothing", empty),
        Case("one_segment_says_that_the_rest_was_lost", |page| {
            let problem = sentence(page, &segment(r#"{"alg":"HS256"}"#), "segment-count")?;
            assert!(problem.text.contains("one part"), "{problem:?}");
            shows(page, "header", &[("alg", r#""HS256""#)])
        }),
        Case("two_segments_say_that_the_signature_is_missing_and_show_both", |page| {
            let whole = hs256(CLAIMS);
            let (two, _) = whole.rsplit_once('.').unwrap_or_default();
            let problem = sentence(page, two, "segment-count")?;
            assert!(problem.text.contains("signature"), "{problem:?}");
            shows_claims(page)
        }),
        Case("four_segments_are_counted_and_the_first_two_shown", |page| {
            let problem = sentence(page, &format!("{}.AAAA", hs256(CLAIMS)), "segment-count")?;
            assert!(problem.text.contains("four parts"), "{problem:?}");
            shows_claims(page)
        }),
        Case("a_character_outside_base64url_is_named_with_its_position", |page| {
            let text = hs256(CLAIMS).replacen('.', ".*", 1);
            let problem = sentence(page, &text, "base64url-character")?;
            assert_eq!(problem.offset, text.find('*'));
            assert!(problem.text.contains('*'), "{problem:?}");
            shows(page, "header", &[("alg", r#""HS256""#), ("typ", r#""JWT""#)])
        }),
        Case("padding_is_named_and_read", |page| {
            let text = hs256("{}").replacen("e30.", "e30=.", 1);
            let problem = sentence(page, &text, "base64url-padding")?;
            assert_eq!(problem.offset, text.find('='));
            shows(page, "header", &[("alg", r#""HS256""#), ("typ", r#""JWT""#)])
        }),
        Case("the_standard_alphabet_is_named_and_read", |page| {
            // `?>` and `~~?` encode with the two characters that differ.
            let text = hs256(r#"{"a":"??>>~~~"}"#);
            let standard = text.replace('-', "+").replace('_', "/");
            assert_ne!(text, standard);
            sentence(page, &standard, "base64url-standard-alphabet")?;
            shows(page, "claims", &[("a", r#""??>>~~~""#)])
        }),
    ]
}

/// Parts that decode to what no token should hold, and texts that are no token.
pub fn contents() -> Vec<Case> {
    vec![
        Case("bytes_that_are_no_utf8_are_named_with_their_position", |page| {
            let problem = sentence(page, &hs256(b"{\"a\":\"\xff\"}"), "payload-utf8")?;
            assert!(problem.text.contains("byte 6"), "{problem:?}");
            shows(page, "header", &[("alg", r#""HS256""#), ("typ", r#""JWT""#)])
        }),
        Case("invalid_json_is_named_with_line_and_column", |page| {
            let problem = sentence(page, &hs256("{\"a\":1,\n \"b\":x}"), "payload-json")?;
            assert!(problem.text.contains("line 2, column 6"), "{problem:?}");
            shows(page, "header", &[("alg", r#""HS256""#), ("typ", r#""JWT""#)])
        }),
        Case("invalid_json_in_the_header_leaves_the_claims_readable", |page| {
            sentence(page, &token("{\"alg\":", CLAIMS), "header-json")?;
            shows_claims(page)
        }),
        Case("json_that_is_no_object_is_said_to_be_none", |page| {
            let problem = sentence(page, &hs256("[1,2]"), "payload-not-object")?;
            assert!(problem.text.contains("array"), "{problem:?}");
            let shown = page.text("#claims")?;
            assert!(shown.contains('1') && shown.contains('2'), "{shown}");
            Ok(())
        }),
        Case("words_are_said_to_be_no_token", |page| {
            sentence(page, "hello world, this is no token", "not-a-token").map(drop)
        }),
        Case("nul_bytes_are_named_and_kept", nul),
        Case("ten_megabytes_of_noise_are_kept_and_the_page_answers", noise),
        Case("a_pem_block_in_the_token_box_is_offered_as_the_key", |page| {
            let problem = sentence(page, PEM, "pem-in-token-box")?;
            assert!(problem.text.contains("Use as the key"), "{problem:?}");
            Ok(())
        }),
        Case("a_key_in_the_token_box_is_offered_as_the_key", |page| {
            let jwk = r#"{"kty":"oct","k":"AAAA"}"#;
            let problem = sentence(page, jwk, "jwk-in-token-box")?;
            assert!(problem.text.contains("Use as the key"), "{problem:?}");
            Ok(())
        }),
    ]
}

fn empty(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.wait_idle()?;
    assert_eq!(page.problems()?, []);
    let kind = page.text("[data-answer=kind]")?;
    assert!(kind.contains("paste a token"), "{kind}");
    page.type_token(&hs256(CLAIMS))?;
    page.type_token("")?;
    assert_eq!(page.problems()?, []);
    assert_eq!(page.text("[data-answer=kind]")?, kind);
    Ok(())
}

fn nul(page: &Page) -> Result<(), Error> {
    page.open()?;
    let text = hs256(CLAIMS).replacen('.', "\0.", 1);
    page.assign_token(&text)?;
    let problems = page.problems()?;
    assert!(problems.iter().any(|it| it.offset == text.find('\0')), "{problems:?}");
    assert_eq!(page.value("#token")?, text);
    shows_claims(page)
}

fn noise(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.script(
        "const bytes = new Uint8Array(10_000_000);
         let seed = 1;
         for (let at = 0; at < bytes.length; at++)
           { seed = seed * 48271 % 2147483647; bytes[at] = 33 + seed % 94; }
         window.noise = new TextDecoder().decode(bytes);
         return navigator.clipboard.writeText(noise)",
        vec![],
    )?;
    page.select("#token")?;
    page.press(&format!("{}v", e2e::page::CONTROL))?;
    page.wait("the paste is collapsed", "return !!document.querySelector('#collapsed')")?;
    let problems = page.problems()?;
    assert!(!problems.is_empty(), "ten megabytes of noise are no token");
    assert!(page.holds("return document.querySelector('#token').value.length < 16384")?);
    page.set_clipboard("")?;
    page.press_button("#collapsed .copy")?;
    page.wait(
        "all of it is copied",
        "return navigator.clipboard.readText().then(it => it === noise)",
    )?;
    page.type_token(&hs256(CLAIMS))?;
    assert_quiet(page)
}

/// Types a text; returns the problem with this code.
fn sentence(page: &Page, text: &str, code: &str) -> Result<Problem, Error> {
    page.open()?;
    page.type_token(text)?;
    let problems = page.problems()?;
    let Some(problem) = problems.iter().find(|problem| problem.code == code) else {
        return Err(Error::new(format!("no {code} in {problems:?}")));
    };
    assert!(problem.text.len() > 30 && problem.text.contains('.'), "no sentence: {problem:?}");
    assert_eq!(page.value("#token")?, text, "what was typed is kept");
    assert_quiet(page)?;
    Ok(problem.clone())
}

fn shows_claims(page: &Page) -> Result<(), Error> {
    shows(page, "claims", &[("sub", r#""ann""#), ("n", "1.0")])
}

fn shows(page: &Page, side: &str, expected: &[(&str, &str)]) -> Result<(), Error> {
    let shown = page.members(side)?;
    let shown: Vec<_> = shown.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(shown, expected, "members of {side}");
    Ok(())
}

fn assert_quiet(page: &Page) -> Result<(), Error> {
    let complaints = page.complaints()?;
    assert!(complaints.is_empty(), "the console: {complaints:?}");
    Ok(())
}
