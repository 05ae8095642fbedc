//! What is not a key, or not the right one, gets a sentence and is kept.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::{hs256, token};

const PRIVATE: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#;

/// Signed with the bytes of `secret`.
const SIGNED_WITH_SECRET: &str =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.smZZ8MPaDgotxo1D98cFfXd3XE37CXy7QGMhGo6egaE";

pub fn cases() -> Vec<Case> {
    vec![
        Case("a_token_in_the_key_box_is_named", |page| {
            let said = with_key(page, &hs256("{}"), &hs256("{}"), "error")?;
            assert!(said.contains("token"), "{said}");
            Ok(())
        }),
        Case("a_garbage_key_is_never_a_bad_signature", |page| {
            let es256 = token(r#"{"alg":"ES256"}"#, "{}");
            with_key(page, &es256, "-----BEGIN PUBLIC KEY-----\nrubbish", "error").map(drop)
        }),
        Case("a_secret_for_an_asymmetric_algorithm_is_named", |page| {
            let es256 = token(r#"{"alg":"ES256"}"#, "{}");
            with_key(page, &es256, "my secret", "error").map(drop)
        }),
        Case("a_broken_jwk_is_named", |page| {
            with_key(
                page,
                &token(r#"{"alg":"ES256"}"#, "{}"),
                r#"{"kty":"EC","crv":"P-256","x":"AA"}"#,
                "error",
            )
            .map(drop)
        }),
        Case("a_private_key_is_warned_of", |page| {
            enter(page, &token(r#"{"alg":"ES256"}"#, "{}"), PRIVATE)?;
            let findings = page.findings()?;
            assert!(findings.iter().any(|it| it.rule == "key-private-pasted"), "{findings:?}");
            let shown = page.text("body")?;
            assert!(!shown.contains("jpsQnnGQmL"), "the page repeats the private key");
            Ok(())
        }),
        Case("a_secret_is_read_as_the_person_says", secrets),
        Case("the_key_that_decided_is_named_and_a_mistyped_secret_is_not_repeated", named),
        Case("without_a_key_the_signature_is_not_checked", |page| {
            enter(page, &hs256("{}"), "")?;
            assert_eq!(page.answer("signature")?, "unchecked");
            Ok(())
        }),
        Case("an_unknown_algorithm_is_never_called_invalid", |page| {
            enter(page, &token(r#"{"alg":"HSS-LMS"}"#, "{}"), PRIVATE)?;
            assert_eq!(page.answer("signature")?, "unsupported");
            Ok(())
        }),
    ]
}

/// `secret` in four spellings; the token is signed with its six bytes.
fn secrets(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(SIGNED_WITH_SECRET)?;
    let spellings = [
        ("secret-utf8", "secret"),
        ("secret-hex", "736563726574"),
        ("secret-base64", "c2VjcmV0"),
        ("secret-base64url", "c2VjcmV0"),
    ];
    for (format, key) in spellings {
        page.set_key(key)?;
        page.set_key_format(format)?;
        assert_eq!(page.answer("signature")?, "valid", "{format}");
    }
    page.set_key_format("secret-utf8")?;
    assert_eq!(page.answer("signature")?, "invalid", "the same text, read as text");
    Ok(())
}

fn named(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("es256")?;
    let key = page.value("#key")?;
    let answer = page.text("[data-answer=signature]")?;
    let kid = answer.rsplit(' ').next().unwrap_or_default();
    assert!(answer.contains("Verified") && key.contains(&format!("\"{kid}\"")), "{answer}");
    assert!(page.text(".result")?.contains("your"), "where the key came from");
    enter(page, SIGNED_WITH_SECRET, "a-mistyped-secret")?;
    assert_eq!(page.answer("signature")?, "invalid");
    assert!(!page.text("body")?.contains("a-mistyped-secret"));
    Ok(())
}

/// Everything said about the key, once the answer is as expected.
fn with_key(page: &Page, token: &str, key: &str, state: &str) -> Result<String, Error> {
    enter(page, token, key)?;
    assert_eq!(page.answer("signature")?, state);
    assert_eq!(page.value("#key")?, key, "what was typed is kept");
    let said = page.text("#trace [data-outcome=fail]")? + &page.text("[data-key-problem]")?;
    assert!(said.split_whitespace().count() > 8, "no sentence: {said}");
    let complaints = page.complaints()?;
    assert!(complaints.is_empty(), "the console: {complaints:?}");
    Ok(said)
}

fn enter(page: &Page, token: &str, key: &str) -> Result<(), Error> {
    page.open()?;
    page.type_token(token)?;
    page.set_key(key)?;
    page.wait_idle()
}
