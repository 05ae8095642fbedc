//! An SD-JWT with key binding: what is disclosed, what was changed, who presented it.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;

pub fn cases() -> Vec<Case> {
    vec![
        Case("an_sd_jwt_shows_its_processed_claims_and_what_was_signed", processed),
        Case("a_changed_disclosure_is_refused_and_marked", changed),
        Case("a_key_binding_to_another_request_does_not_hold", bound),
        Case("an_added_disclosure_is_not_among_the_claims", added),
    ]
}

const STATES: &str = "return [...document.querySelectorAll('#disclosures [data-disclosure]')].map(it => it.dataset.state).join()";
const BINDING: &str = "return document.querySelector('#key-binding').dataset.state";

fn claims(page: &Page) -> Result<Vec<String>, Error> {
    Ok(page.members("claims")?.into_iter().map(|(name, _)| name).collect())
}

fn processed(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("sd-jwt")?;
    assert_eq!(
        (page.answer("kind")?, page.answer("signature")?),
        ("sd-jwt".into(), "valid".into())
    );
    assert_eq!(page.text_of(STATES, vec![])?, "disclosed,disclosed,disclosed");
    assert_eq!(page.text_of(BINDING, vec![])?, "valid");
    let members = page.members("claims")?;
    let value = |name: &str| members.iter().find(|it| it.0 == name).map(|it| it.1.clone());
    assert_eq!(value("given_name").as_deref(), Some(r#""Erika""#));
    assert_eq!(value("nationalities").as_deref(), Some(r#"["DE"]"#));
    assert_eq!((value("_sd"), value("_sd_alg"), value("family_name")), (None, None, None));
    page.press_button("#as-signed")?;
    let signed = claims(page)?;
    assert!(signed.contains(&"_sd".to_owned()) && !signed.contains(&"given_name".to_owned()));
    page.press_button("#as-signed")?;
    assert!(claims(page)?.contains(&"given_name".to_owned()));
    Ok(())
}

fn changed(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("sd-jwt")?;
    let token = page.value("#token")?;
    let mut parts: Vec<String> = token.split('~').map(str::to_owned).collect();
    let disclosure = parts.get_mut(1).expect("the example has disclosures");
    // Inside the salt, where the text stays an array of three.
    let changed = if disclosure.get(8..9) == Some("A") { "B" } else { "A" };
    disclosure.replace_range(8..9, changed);
    page.type_token(&parts.join("~"))?;
    assert_eq!(page.answer("signature")?, "invalid");
    let states = page.text_of(STATES, vec![])?;
    assert!(
        states.ends_with(",disclosed,disclosed") && !states.starts_with("disclosed"),
        "{states}"
    );
    assert!(!claims(page)?.contains(&"given_name".to_owned()));
    let answer = page.text("[data-answer=signature]")?;
    assert!(answer.contains("signed, but the disclosures"), "{answer}");
    Ok(())
}

fn bound(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("sd-jwt")?;
    let expect = |nonce: &str| {
        let nonce = vec![nonce.into()];
        page.script(
            "const field = document.querySelector('#expect-nonce');
             field.value = arguments[0];
             field.dispatchEvent(new Event('input', {bubbles: true}));",
            nonce,
        )
    };
    expect("of another request")?;
    assert_eq!(page.answer("signature")?, "invalid");
    assert_eq!(page.text_of(BINDING, vec![])?, "invalid");
    assert!(page.text("#key-binding")?.contains("of another request"));
    assert!(page.findings()?.iter().any(|it| it.rule == "sd-kb"));
    // The claims stay what they are.
    assert!(claims(page)?.contains(&"given_name".to_owned()));
    expect("")?;
    assert_eq!(page.answer("signature")?, "valid");
    Ok(())
}

fn added(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("sd-jwt")?;
    let token = page.value("#token")?;
    let (presented, _) = token.rsplit_once('~').unwrap_or_default();
    // ["0123456789abcdefghijkl","admin",true]
    let added = "WyIwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsIiwiYWRtaW4iLHRydWVd";
    page.type_token(&format!("{presented}~{added}~"))?;
    assert_eq!(page.answer("signature")?, "invalid");
    let states = page.text_of(STATES, vec![])?;
    assert_eq!(states, "disclosed,disclosed,disclosed,unreferenced");
    assert!(!claims(page)?.contains(&"admin".to_owned()));
    assert!(page.findings()?.iter().any(|it| it.rule == "sd-disclosure-unreferenced"));
    assert_eq!(page.complaints()?, [""; 0]);
    Ok(())
}
