//! A key from a file: chosen or dropped on the key box, as text or as the bytes of DER.

use crate::Case;
use base64::{Engine, engine::general_purpose::STANDARD};
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::token;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// The key of RFC 8037 appendix A.2, as SPKI.
const SPKI: &str = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/// Signed with it: the token of RFC 8037 appendix A.4.
const SIGNED: &str = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

pub fn cases() -> Vec<Case> {
    vec![
        Case("a_der_file_chosen_for_the_key_is_read", chosen),
        Case("a_der_file_dropped_on_the_key_box_is_read", |page| {
            dropped(page, "#key", &der()?)?;
            verified(page)
        }),
        Case("a_pem_file_dropped_on_the_key_box_is_read", |page| {
            let pem = format!("-----BEGIN PUBLIC KEY-----\n{SPKI}\n-----END PUBLIC KEY-----\n");
            dropped(page, "#key", &file("key.pem", pem.as_bytes())?)?;
            verified(page)
        }),
        Case("a_file_dropped_on_the_token_box_is_read", |page| {
            let text = token(r#"{"alg":"EdDSA"}"#, r#"{"sub":"from a file"}"#);
            dropped(page, "#token", &file("token.txt", text.as_bytes())?)?;
            page.wait_for(
                "the token is there",
                "return document.querySelector('#token').value === arguments[0]",
                vec![json!(text)],
            )
        }),
    ]
}

fn chosen(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(SIGNED)?;
    page.script(
        "const bytes = Uint8Array.from(atob(arguments[0]), it => it.charCodeAt(0));
         const data = new DataTransfer();
         data.items.add(new File([bytes], 'key.der'));
         const input = document.querySelector('.key-card input[type=file]');
         input.files = data.files;
         input.dispatchEvent(new Event('change', {bubbles: true}));",
        vec![json!(SPKI)],
    )?;
    verified(page)
}

/// Drags a file over an element and lets it go, as a person would.
fn dropped(page: &Page, selector: &str, file: &Path) -> Result<(), Error> {
    page.open()?;
    page.type_token(SIGNED)?;
    let address = page.driver.url()?;
    let place = page.script(
        "const element = document.querySelector(arguments[0]);
         element.scrollIntoView({block: 'center'});
         const box = element.getBoundingClientRect();
         return {x: box.x + box.width / 2, y: box.y + box.height / 2};",
        vec![json!(selector)],
    )?;
    for kind in ["dragEnter", "dragOver", "drop"] {
        let data = json!({"items": [], "files": [file], "dragOperationsMask": 1});
        let event = json!({"type": kind, "x": place.get("x"), "y": place.get("y"), "data": data});
        page.driver.devtools("Input.dispatchDragEvent", event)?;
    }
    page.pause(300);
    assert_eq!(page.driver.url()?, address, "the browser opens the file instead");
    Ok(())
}

fn verified(page: &Page) -> Result<(), Error> {
    page.wait("the key is there", "return document.querySelector('#key').value !== ''")?;
    assert_eq!(page.answer("signature")?, "valid");
    assert!(page.text("#key-recognised")?.contains("Ed25519"));
    Ok(())
}

fn der() -> Result<PathBuf, Error> {
    let bytes = STANDARD.decode(SPKI).map_err(|error| Error::new(error.to_string()))?;
    file("key.der", &bytes)
}

fn file(name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes)?;
    Ok(path)
}
