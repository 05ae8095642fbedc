//! The token box behaves as a plain textarea, and keeps what no textarea should hold.

use crate::Case;
use e2e::driver::RELEASE;
use e2e::error::Error;
use e2e::page::{CONTROL, Page, SHIFT};
use e2e::tokens::hs256;
use serde_json::json;
use std::collections::BTreeSet;

const LEFT: char = '\u{e012}';
const BACKSPACE: char = '\u{e003}';

pub fn cases() -> Vec<Case> {
    vec![
        Case("caret_selection_paste_and_undo_are_those_of_a_plain_textarea", plain),
        Case("undo_goes_back_to_the_empty_box_and_redo_returns", history),
        Case("a_large_paste_is_collapsed_and_can_be_opened_as_text", large),
        Case("a_large_paste_joins_what_stands_around_the_selection", joined),
        Case("a_paste_over_a_collapsed_text_replaces_it", replaced),
        Case("a_prefix_and_line_breaks_are_tolerated_and_reported", tolerated),
        Case("clear_empties_both_boxes", |page| {
            page.open()?;
            page.load_example("hs256")?;
            page.press_button("#clear")?;
            page.wait_idle()?;
            assert_eq!(
                (page.value("#token")?, page.value("#key")?),
                (String::new(), String::new())
            );
            assert_eq!(page.members("claims")?, []);
            Ok(())
        }),
        Case("the_paste_button_takes_the_clipboard", |page| {
            page.open()?;
            let token = hs256("{}");
            page.set_clipboard(&token)?;
            page.press_button("#paste")?;
            page.wait("it is pasted", "return document.querySelector('#token').value !== ''")?;
            assert_eq!(page.value("#token")?, token);
            Ok(())
        }),
        Case("a_refused_clipboard_says_what_to_do", refused),
        Case("the_segments_are_coloured_while_typing", coloured),
        Case("numbers_order_and_duplicates_are_kept_in_table_and_json", exact),
    ]
}

/// The same keys into the token box and into a textarea that no script watches.
fn plain(page: &Page) -> Result<(), Error> {
    let undo = format!("{CONTROL}z{RELEASE}");
    let (paste, all) = (format!("{CONTROL}v{RELEASE}"), format!("{CONTROL}a{RELEASE}"));
    let sequences = [
        format!("e{undo}"),
        format!("{paste}{undo}"),
        format!("{paste}{undo}{CONTROL}{SHIFT}z"),
        format!("ab{paste}{undo}"),
        format!("{paste}{all}{BACKSPACE}{undo}"),
        format!("abc{LEFT}{LEFT}{paste}de"),
        format!("abcdef{SHIFT}{LEFT}{LEFT}{RELEASE}{paste}{undo}"),
    ];
    for keys in &sequences {
        page.open()?;
        page.script(
            "const plain = document.createElement('textarea');
             plain.id = 'plain';
             document.body.append(plain)",
            vec![],
        )?;
        page.set_clipboard(&hs256("{\"a\":1}"))?;
        let mut seen = Vec::new();
        for selector in ["#token", "#plain"] {
            page.select(selector)?;
            page.press(keys)?;
            page.wait_idle()?;
            let script = "const it = document.querySelector(arguments[0]);
                return JSON.stringify([it.value, it.selectionStart, it.selectionEnd])";
            seen.push(page.text_of(script, vec![selector.into()])?);
        }
        assert_eq!(seen.first(), seen.get(1), "{}", keys.escape_unicode());
    }
    Ok(())
}

/// Chromium ends a step of its undo history when any element leaves the document, so that the
/// steps are finer than in a page that shows nothing. The way back and forth is the same.
fn history(page: &Page) -> Result<(), Error> {
    page.open()?;
    let token = hs256("{\"a\":1}");
    page.set_clipboard(&token)?;
    page.select("#token")?;
    page.press(&format!("Bearer {CONTROL}v{RELEASE}xyz"))?;
    let whole = format!("Bearer {token}xyz");
    assert_eq!(page.value("#token")?, whole);
    let back = walk(page, &format!("{CONTROL}z"))?;
    assert!(
        back.contains(&format!("Bearer {token}")),
        "typing is undone before the paste: {back:?}"
    );
    assert_eq!(back.last().map(String::as_str), Some(""));
    let forth = walk(page, &format!("{CONTROL}{SHIFT}z"))?;
    assert_eq!(forth.last(), Some(&whole));
    page.wait_idle()?;
    assert_eq!(page.members("claims")?, [("a".to_owned(), "1".to_owned())]);
    Ok(())
}

/// The values of the token box while the keys still change it.
fn walk(page: &Page, keys: &str) -> Result<Vec<String>, Error> {
    let mut values = vec![page.value("#token")?];
    loop {
        page.press(keys)?;
        let value = page.value("#token")?;
        if values.last() == Some(&value) {
            return Ok(values);
        }
        values.push(value);
    }
}

/// A token of about this many bytes; its claims end with `last`.
fn large_token(bytes: usize) -> String {
    let roles: Vec<_> = (0..bytes / 16).map(|n| format!("\"r{n:06}\"")).collect();
    hs256(format!("{{\"roles\":[{}],\"last\":1.50}}", roles.join(",")))
}

fn large(page: &Page) -> Result<(), Error> {
    page.open()?;
    let token = large_token(100_000);
    page.paste(&token)?;
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")?;
    page.wait_idle()?;
    assert_eq!(page.value("#token")?, "", "a large paste stays out of the textarea");
    let shown = page.text("#collapsed")?;
    assert!(shown.contains(token.get(..40).unwrap_or_default()), "its beginning");
    assert!(shown.contains(token.get(token.len() - 40..).unwrap_or_default()), "its end");
    assert!(shown.contains(&token.len().to_string()), "its size: {shown}");
    assert_eq!(page.members("claims")?.last(), Some(&("last".to_owned(), "1.50".to_owned())));
    page.press_button("#edit-as-text")?;
    page.wait("it is opened", "return document.querySelector('#token').value !== ''")?;
    assert_eq!(page.value("#token")?, token);
    assert!(page.holds("return !document.querySelector('#collapsed')")?);
    assert_eq!(page.complaints()?, [""; 0]);
    Ok(())
}

fn joined(page: &Page) -> Result<(), Error> {
    page.open()?;
    let token = large_token(20_000);
    page.type_token("Bearer ")?;
    page.set_clipboard(&token)?;
    page.script("document.querySelector('#token').setSelectionRange(7, 7)", vec![])?;
    page.press(&format!("{CONTROL}v"))?;
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")?;
    page.press_button("#edit-as-text")?;
    page.wait("it is opened", "return document.querySelector('#token').value.length > 100")?;
    assert_eq!(page.value("#token")?, format!("Bearer {token}"));
    Ok(())
}

fn replaced(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.paste(&large_token(20_000))?;
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")?;
    page.paste(&hs256("{\"small\":1}"))?;
    page.wait("it is replaced", "return !document.querySelector('#collapsed')")?;
    assert_eq!(page.members("claims")?, [("small".to_owned(), "1".to_owned())]);
    assert_eq!(page.value("#token")?, hs256("{\"small\":1}"));
    Ok(())
}

fn tolerated(page: &Page) -> Result<(), Error> {
    let token = hs256("{\"a\":1}");
    let (start, end) = token.split_at(20);
    for (text, rule) in [
        (format!("Bearer {token}"), "input-prefix-stripped"),
        (format!("Authorization: Bearer {token}"), "input-prefix-stripped"),
        (format!("{start}\n  {end}\n"), "input-whitespace"),
    ] {
        page.open()?;
        page.type_token(&text)?;
        let findings = page.findings()?;
        assert!(findings.iter().any(|it| it.rule == rule), "{text}: {findings:?}");
        assert_eq!(page.members("claims")?, [("a".to_owned(), "1".to_owned())], "{text}");
        assert_eq!(page.value("#token")?, text);
    }
    page.type_token(&format!("\"{token}\""))?;
    assert!(page.text(".token-card .foot")?.contains("quotes"));
    Ok(())
}

fn exact(page: &Page) -> Result<(), Error> {
    page.open()?;
    let payload = r#"{"z":1.0,"a":1e400,"n":12345678901234567890,"m":-0,"d":1,"d":2,"o":{"y":[1.10,{"b":2,"a":1}]}}"#;
    page.type_token(&hs256(payload))?;
    page.wait_idle()?;
    let expected = [
        ("z", "1.0"),
        ("a", "1e400"),
        ("n", "12345678901234567890"),
        ("m", "-0"),
        ("d", "1"),
        ("d", "2"),
        ("o", r#"{"y":[1.10,{"b":2,"a":1}]}"#),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(page.members("claims")?, expected);
    page.script("[...document.querySelectorAll('#claims button')].find(it => it.innerText === 'JSON').click()", vec![])?;
    page.wait("the JSON view is shown", "return !!document.querySelector('#claims pre')")?;
    let mut shown = page.text("#claims pre")?;
    shown.retain(|c| !c.is_whitespace());
    assert_eq!(shown, payload);
    Ok(())
}

fn refused(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token("kept")?;
    let deny = |setting: &str| {
        let permission = json!({"name": "clipboard-read"});
        let origin = page.address();
        page.driver.devtools(
            "Browser.setPermission",
            json!({"permission": permission, "setting": setting, "origin": origin}),
        )
    };
    deny("denied")?;
    page.press_button("#paste")?;
    page.wait("it says so", "return !!document.querySelector('.token-card [role=alert]')")?;
    let said = page.text(".token-card [role=alert]")?;
    page.allow_clipboard(&page.address())?;
    assert!(said.contains("Ctrl+V"), "{said}");
    assert_eq!(page.value("#token")?, "kept");
    Ok(())
}

fn coloured(page: &Page) -> Result<(), Error> {
    page.open()?;
    let token = hs256("{\"a\":1}");
    page.select("#token")?;
    page.press(&token)?;
    let pieces = page.script(
        "return [...document.querySelectorAll('.mirror span')]
           .filter(it => it.textContent !== '.')
           .map(it => [it.textContent, getComputedStyle(it).color])",
        vec![],
    )?;
    let pieces: Vec<(String, String)> = serde_json::from_value(pieces)?;
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.0.as_str()).collect();
    assert_eq!(texts, token.split('.').collect::<Vec<_>>());
    let colours: BTreeSet<&str> = pieces.iter().map(|piece| piece.1.as_str()).collect();
    assert_eq!(colours.len(), 3, "{pieces:?}");
    // The text below and the coloured text above it stand at the same place.
    let [below, above] = ["#token", ".mirror"].map(|selector| {
        let script =
            "const it = document.querySelector(arguments[0]), box = it.getBoundingClientRect();
            const style = getComputedStyle(it);
            return JSON.stringify([box.x, box.y, box.width, box.height, style.font, style.padding,
              style.letterSpacing, style.overflowWrap, style.wordBreak, style.whiteSpace])";
        page.text_of(script, vec![selector.into()])
    });
    assert_eq!(below?, above?);
    Ok(())
}
