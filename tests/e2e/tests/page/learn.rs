//! The Learn view, shortcuts, and what is pasted or dropped outside of the fields.

use crate::Case;
use e2e::error::Error;
use e2e::page::{CONTROL, ENTER, ESCAPE, Page, TAB};
use e2e::tokens::hs256;
use serde_json::json;

pub const TOPICS: [&str; 6] = ["built", "choose", "revoke", "store", "signing", "attacks"];

pub fn cases() -> Vec<Case> {
    vec![
        Case("the_lessons_are_reached_by_keyboard_alone", by_keyboard),
        Case("the_advisor_ends_in_a_recommendation", advisor),
        Case("a_theft_is_moved_along_the_day", theft),
        Case("the_live_token_is_taken_apart", live),
        Case("each_attack_opens_in_inspect", attacks),
        Case("nothing_scrolls_sideways_in_the_lessons_at_320_pixels", narrow),
        Case("a_token_pasted_outside_of_the_fields_is_inspected", paste),
        Case("a_file_dropped_anywhere_is_inspected", dropped),
        Case("the_stolen_token_is_told_of_and_nothing_moves", exposure),
        Case("the_sheet_of_shortcuts_opens_and_turns_them_off", shortcuts),
        Case("a_rule_explains_itself_in_place", explained),
        Case("another_kind_of_token_can_be_chosen", kind),
    ]
}

/// Shows that lesson.
pub fn open(page: &Page, topic: &str) -> Result<(), Error> {
    page.press_button("nav [data-view=learn]")?;
    page.wait("the lessons are there", "return !!document.querySelector('#learn')")?;
    page.press_button(&format!("[data-act='learn topic={topic}']"))?;
    page.wait_for(
        "the lesson is there",
        "return document.querySelector('#learn')?.dataset.topic === arguments[0]",
        vec![json!(topic)],
    )
}

fn press(page: &Page, key: &str) -> Result<(), Error> {
    page.script("document.activeElement.blur()", vec![])?;
    page.press(key)
}

fn by_keyboard(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.script("document.querySelector('nav [data-view=inspect]').focus()", vec![])?;
    page.press(&format!("{TAB}{ENTER}"))?;
    page.wait(
        "the lessons are there",
        "return document.querySelector('#learn')?.dataset.topic === 'built'",
    )?;
    page.script("document.querySelector('.topics button').focus()", vec![])?;
    page.press(&format!("{TAB}{ENTER}"))?;
    page.wait(
        "the next one is there",
        "return document.querySelector('#learn').dataset.topic === 'choose'",
    )?;
    assert!(
        page.holds("return document.activeElement.innerText === 'JWT or session'")?,
        "the focus stays"
    );
    press(page, "?")?;
    page.wait("the sheet is there", "return document.querySelector('#shortcuts').open")?;
    page.press(&ESCAPE.to_string())?;
    page.wait("Escape closes it", "return !document.querySelector('#shortcuts').open")?;
    press(page, "/")?;
    page.wait("the caret is in the token box", "return document.activeElement.id === 'token'")?;
    page.press("a/?")?;
    assert_eq!(page.value("#token")?, "a/?", "in a field they are characters");
    Ok(())
}

fn advisor(page: &Page) -> Result<(), Error> {
    page.open()?;
    open(page, "choose")?;
    let state = "return document.querySelector('#advice').dataset.state";
    assert_eq!(page.text_of(state, vec![])?, "open");
    for choice in
        ["end=now", "servers=services", "clients=browser", "verifiers=several", "stay=day"]
    {
        page.press_button(&format!("[data-act='learn {choice}']"))?;
        page.wait_for(
            "it is pressed",
            "return document.querySelector(`[data-act='learn ${arguments[0]}']`).ariaPressed === 'true'",
            vec![json!(choice)],
        )?;
    }
    assert_eq!(page.text_of(state, vec![])?, "both");
    assert!(page.text("#advice")?.contains("Revocation:"));
    page.press_button("[data-act='learn end=minutes']")?;
    page.wait(
        "it is another one",
        "return document.querySelector('#advice').dataset.state === 'refresh'",
    )
}

fn theft(page: &Page) -> Result<(), Error> {
    page.open()?;
    open(page, "revoke")?;
    page.script("document.querySelector('#theft input').focus()", vec![])?;
    let minutes = |name: &str| {
        page.text_of(
            "return document.querySelector(`[data-scheme=${arguments[0]}]`).dataset.value",
            vec![json!(name)],
        )
    };
    assert_eq!((minutes("none")?, minutes("session")?), ("1340".to_owned(), "60".to_owned()));
    // Home, then five minutes to the right.
    page.press("\u{e011}\u{e014}\u{e014}\u{e014}\u{e014}\u{e014}")?;
    page.wait(
        "it moved",
        "return document.querySelector('[data-scheme=none]').dataset.value === '1435'",
    )?;
    assert_eq!(page.value("#theft input")?, "5");
    assert_eq!(minutes("short")?, "10");
    page.press_button("[data-act='learn notice=never']")?;
    page.wait(
        "nobody notices",
        "return document.querySelector('[data-scheme=session]').dataset.value === '1435'",
    )
}

fn live(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(r#"{"answer":1.0}"#))?;
    page.wait_idle()?;
    open(page, "built")?;
    assert!(page.text("#built")?.contains("This is the token that you inspect."));
    page.press_button("[data-act='learn part=1']")?;
    page.wait(
        "its payload is shown",
        r#"return document.querySelector('#built').innerText.includes('{"answer":1.0}')"#,
    )?;
    page.press_button("nav [data-view=inspect]")?;
    page.wait(
        "the token is there still",
        "return document.querySelector('#token')?.value.length > 20",
    )?;
    assert_eq!(page.members("claims")?, [("answer".to_owned(), "1.0".to_owned())]);
    Ok(())
}

fn attacks(page: &Page) -> Result<(), Error> {
    for (name, state) in [
        ("unsigned", "none"),
        ("key-confusion", "invalid"),
        ("weak-secret", "valid"),
        ("no-expiry", "valid"),
        ("embedded-key", "consistent"),
    ] {
        page.open()?;
        open(page, "attacks")?;
        page.press_button(&format!("[data-attack={name}] button"))?;
        page.wait("it is inspected", "return !!document.querySelector('#token')?.value")?;
        assert_eq!(page.answer("signature")?, state, "{name}");
        assert!(
            page.findings()?.iter().any(|it| ["error", "warning"].contains(&&*it.severity)),
            "{name}"
        );
    }
    Ok(())
}

fn paste(page: &Page) -> Result<(), Error> {
    page.open()?;
    let (token, key) = (hs256(r#"{"sub":"a"}"#), r#"{"kty":"oct","k":"AAAA"}"#);
    page.set_clipboard(&token)?;
    press(page, &format!("{CONTROL}v"))?;
    page.wait_for(
        "the token is there",
        "return document.querySelector('#token').value === arguments[0]",
        vec![json!(token)],
    )?;
    page.set_clipboard(key)?;
    open(page, "store")?;
    press(page, &format!("{CONTROL}v"))?;
    page.wait_for(
        "the key is there",
        "return document.querySelector('#key')?.value === arguments[0]",
        vec![json!(key)],
    )?;
    assert_eq!(page.value("#token")?, token);
    assert_eq!(page.answer("signature")?, "invalid");
    Ok(())
}

fn dropped(page: &Page) -> Result<(), Error> {
    page.open()?;
    open(page, "store")?;
    let token = hs256(r#"{"sub":"dropped"}"#);
    let drop = "const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'token.txt'));
        const event = new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: data});
        document.querySelector('main').dispatchEvent(event);
        return event.defaultPrevented";
    assert_eq!(page.script(drop, vec![json!(token)])?, json!(true), "the browser does not open it");
    page.wait_for(
        "the token is there",
        "return document.querySelector('#token')?.value === arguments[0]",
        vec![json!(token)],
    )?;
    assert_eq!(page.answer("kind")?, "jws");
    Ok(())
}

fn exposure(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("es256")?;
    page.press_button("#exposure summary")?;
    page.wait("it is open", "return document.querySelector('#exposure').open")?;
    for (aspect, told) in [
        ("holder", "bearer token"),
        ("allows", "orders:read, orders:write"),
        ("lasts", "15 min"),
        ("revocation", "denylist"),
        ("shorter", "DPoP"),
    ] {
        let text = page.text(&format!("#exposure [data-aspect={aspect}]"))?;
        assert!(text.contains(told), "{aspect}: {text}");
    }
    page.load_example("hs256")?;
    assert!(page.holds("return document.querySelector('#exposure').open")?, "it stays open");
    Ok(())
}

fn narrow(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("es256")?;
    page.resize(320, 700)?;
    for topic in TOPICS {
        open(page, topic)?;
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        assert!(page.holds(wide)?, "{topic} is wider than the window");
    }
    Ok(())
}

fn shortcuts(page: &Page) -> Result<(), Error> {
    const OPEN: &str = "return document.querySelector('#shortcuts').open";
    page.open()?;
    press(page, "?")?;
    page.wait("it is open", OPEN)?;
    page.wait("it lists them", "return document.querySelectorAll('#shortcuts li').length > 4")?;
    page.press_button("#single-keys")?;
    page.press(&ESCAPE.to_string())?;
    page.wait("it is closed", "return !document.querySelector('#shortcuts').open")?;
    press(page, "?")?;
    page.pause(100);
    assert_eq!(page.script(OPEN, vec![])?, json!(false), "turned off");
    page.press_button("header [data-act=shortcuts]")?;
    page.wait("the button opens it all the same", OPEN)
}

fn explained(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(r#"{"sub":"a"}"#))?;
    page.wait_idle()?;
    page.press_button("[data-rule='time-exp-missing'] summary")?;
    page.wait(
        "what to do is told",
        "const text = document.querySelector(`[data-rule='time-exp-missing'] .explanation`)?.textContent ?? '';
         return ['What it finds', 'Why it matters', 'What to do', 'References'].every(it => text.includes(it))",
    )
}

fn kind(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(r#"{"sub":"a"}"#))?;
    page.wait_idle()?;
    // They come when the fields are opened.
    page.press_button("details:has(#profile) > summary")?;
    let offered = "return [...document.querySelector('#profile').list.options].some(it => it.value === 'logout' && it.textContent === 'Logout token')";
    page.wait("the kinds are offered", offered)?;
    page.script(
        "const field = document.querySelector('#profile');
         field.value = 'logout';
         field.dispatchEvent(new Event('input', {bubbles: true}))",
        vec![],
    )?;
    page.wait(
        "it is taken for one",
        "return document.querySelector('[data-answer=kind]').textContent.includes('Logout token')",
    )
}
