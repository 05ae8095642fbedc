//! Tokens of other libraries, entered with their keys.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::vectors::{self, Vector, in_scope};

pub fn cases() -> Vec<Case> {
    vec![
        Case("vectors_of_other_libraries_give_the_expected_answer", |page| {
            all(page, "generated_jws.jsonl", 50)
        }),
        Case("tokens_of_the_rfcs_give_the_expected_answer", |page| all(page, "rfc.jsonl", 0)),
    ]
}

fn all(page: &Page, file: &str, at_least: usize) -> Result<(), Error> {
    page.open()?;
    let vectors = in_scope(file)?;
    assert!(vectors.len() >= at_least, "only {} cases in {file}", vectors.len());
    let mut wrong = Vec::new();
    for vector in &vectors {
        enter(page, vector)?;
        wrong.extend(judge(page, vector)?.map(|what| format!("{}: {what}", vector.id)));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
    let complaints = page.complaints()?;
    assert!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}

fn enter(page: &Page, vector: &Vector) -> Result<(), Error> {
    page.press_button("#clear")?;
    page.type_token(vector.token.as_deref().unwrap_or_default())?;
    if let Some(key) = &vector.key {
        page.set_key(&key.text())?;
        // Keys are recognised by themselves; how a secret is written cannot always be known.
        let is_secret = key.format.starts_with("secret");
        page.set_key_format(if is_secret { &key.format } else { "auto" })?;
    }
    Ok(())
}

/// What is wrong with what the page shows.
fn judge(page: &Page, vector: &Vector) -> Result<Option<String>, Error> {
    let state = page.answer("signature")?;
    let expect = &vector.expect;
    let fits = match (expect.valid, expect.crypto_ok) {
        (Some(true), _) => state == "valid",
        // It matches and is refused for another reason, so it must not be called a bad signature.
        (_, Some(true)) => !["valid", "consistent", "invalid"].contains(&state.as_str()),
        _ => ["invalid", "error"].contains(&state.as_str()),
    };
    if !fits {
        return Ok(Some(format!("answers {state}, expected {expect:?}")));
    }
    let payload = expect.payload_utf8.as_deref().and_then(vectors::members);
    let Some(payload) = payload.filter(|members| members.len() <= SHOWN) else { return Ok(None) };
    let shown = page.members("claims")?;
    Ok((shown != payload).then(|| format!("shows {shown:?}, expected {payload:?}")))
}

/// Rows the table draws before anybody asks for more.
const SHOWN: usize = 300;
