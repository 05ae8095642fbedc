//! Tokens that are not compact, and tokens inside tokens.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::{hs256, segment, token};

pub fn cases() -> Vec<Case> {
    vec![
        Case("each_signature_is_judged_and_the_matching_one_is_shown", general),
        Case("a_token_inside_a_token_is_the_next_layer", nested),
        Case("keys_in_the_token_box_are_described_and_moved", keys),
        Case("a_detached_payload_is_asked_for", detached),
    ]
}

/// RFC 7515 appendix A.6.
const GENERAL: &str = r#"{"payload":"eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ","signatures":[{"protected":"eyJhbGciOiJSUzI1NiJ9","header":{"kid":"2010-12-29"},"signature":"cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"},{"protected":"eyJhbGciOiJFUzI1NiJ9","header":{"kid":"e9bc097a-ce51-4036-9562-d2ade882db0d"},"signature":"DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"}]}"#;
/// The key of appendix A.3.
const KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;

const STATES: &str = "return [...document.querySelectorAll('#signatures [data-entry]')].map(it => it.dataset.state + it.ariaPressed).join()";

fn general(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(GENERAL)?;
    page.set_key(KEY)?;
    page.wait_idle()?;
    assert_eq!((page.answer("kind")?, page.answer("signature")?), ("jws".into(), "valid".into()));
    assert_eq!(page.text_of(STATES, vec![])?, "errorfalse,validtrue");
    assert!(
        page.members("claims")?.iter().any(|(name, value)| name == "iss" && value == r#""joe""#)
    );
    assert!(page.text("#unprotected")?.contains("e9bc097a"));
    page.press_button("#signatures [data-entry='0']")?;
    page.wait_idle()?;
    assert_eq!(page.answer("signature")?, "error");
    assert_eq!(page.text_of(STATES, vec![])?, "errortrue,validfalse");
    assert!(page.members("header")?.contains(&("alg".to_owned(), r#""RS256""#.to_owned())));
    Ok(())
}

fn nested(page: &Page) -> Result<(), Error> {
    page.open()?;
    let inner = token(r#"{"alg":"ES256"}"#, r#"{"sub":"inside"}"#);
    page.type_token(&hs256(&inner))?;
    page.wait_idle()?;
    let layers = "return document.querySelectorAll('#layers > [data-layer]').length === 2";
    assert!(page.holds(layers)?);
    let sub = ("sub".to_owned(), r#""inside""#.to_owned());
    assert!(page.members("claims")?.contains(&sub));
    page.press_button("#claims [data-member=sub] button")?;
    let marked = page.text_of(
        "return [...document.querySelectorAll('[data-marked]')].map(it => it.textContent).join('')",
        vec![],
    )?;
    let text = segment(&inner);
    assert!(!marked.is_empty() && text.contains(&marked), "{marked} in {text}");
    page.press_button("#layers [data-layer='0'] button")?;
    page.wait_idle()?;
    assert!(page.members("header")?.contains(&("alg".to_owned(), r#""HS256""#.to_owned())));
    assert!(page.text("#claims")?.contains(&inner[..20]));
    Ok(())
}

fn keys(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(KEY)?;
    page.wait_idle()?;
    assert_eq!(page.answer("kind")?, "jwk");
    // RFC 7638 thumbprint of the key of appendix A.3.
    assert!(page.text("#pasted-keys")?.contains("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U"));
    page.press_button("#use-as-key")?;
    page.wait_idle()?;
    assert_eq!((page.value("#key")?, page.value("#token")?), (KEY.to_owned(), String::new()));
    page.type_token(GENERAL)?;
    page.wait_idle()?;
    assert_eq!(page.answer("signature")?, "valid");
    Ok(())
}

fn detached(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("hs256")?;
    let whole = page.value("#token")?;
    let mut parts = whole.split('.');
    let (header, payload, mac) = (parts.next(), parts.next(), parts.next());
    let (header, payload) = (header.unwrap_or_default(), payload.unwrap_or_default());
    page.type_token(&format!("{header}..{}", mac.unwrap_or_default()))?;
    page.wait_idle()?;
    assert_ne!(page.answer("signature")?, "valid");
    page.script(
        "const box = document.querySelector('#second');
         box.value = atob(arguments[0].replaceAll('-', '+').replaceAll('_', '/'));
         box.dispatchEvent(new Event('input', {bubbles: true}))",
        vec![payload.into()],
    )?;
    page.wait_idle()?;
    assert_eq!(page.answer("signature")?, "valid");
    assert!(page.members("claims")?.iter().any(|(name, _)| name == "exp"));
    Ok(())
}
