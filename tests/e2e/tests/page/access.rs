//! The keyboard alone, every theme, every width; buttons that say what they did.

use crate::Case;
use e2e::error::Error;
use e2e::page::{AUDIT, ENTER, ESCAPE, Page, TAB};
use e2e::tokens::hs256;
use serde_json::json;
use std::collections::BTreeSet;

pub fn cases() -> Vec<Case> {
    vec![
        Case("tab_reaches_every_control_and_shows_where_it_is", tab),
        Case("an_example_can_be_loaded_by_keyboard_alone", by_keyboard),
        Case("copy_buttons_copy_and_confirm", copy),
        Case("the_theme_button_turns_and_the_choice_is_kept", theme),
        Case("nothing_scrolls_sideways_at_320_pixels", narrow),
        Case("every_control_has_a_name", named),
        Case("nothing_moves_when_the_worker_answers", still),
        Case("axe_finds_nothing_in_any_state_in_either_theme", audited),
        Case("a_verdict_is_announced_once", announced),
    ]
}

/// Marks every control that a person can see and use with a number.
const MARK: &str = "
    const controls = [...document.querySelectorAll(
      'a[href], button, input, select, summary, textarea, [tabindex]')];
    const usable = it => !it.disabled && it.tabIndex >= 0 && it.type !== 'file' &&
      it.checkVisibility({visibilityProperty: true}) && it.getClientRects().length > 0;
    controls.filter(usable).forEach((it, index) => { it.dataset.control = index; });
    return controls.filter(usable).map(it => it.dataset.control)";

const FOCUSED: &str = "
    const it = document.activeElement;
    const style = getComputedStyle(it), plain = it.closest('label, .editor') ?? it;
    const seen = [style, getComputedStyle(plain)].some(style =>
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
    return [it.dataset.control ?? it.tagName, seen, it.outerHTML.slice(0, 120)]";

fn tab(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("es256")?;
    let marked: Vec<String> = serde_json::from_value(page.script(MARK, vec![])?)?;
    let mut missed: BTreeSet<String> = marked.iter().cloned().collect();
    assert!(missed.len() > 12, "{missed:?}");
    page.script(
        "document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges()",
        vec![],
    )?;
    for _ in 0..marked.len() * 2 {
        page.press(&TAB.to_string())?;
        let (control, seen, html): (String, bool, String) =
            serde_json::from_value(page.script(FOCUSED, vec![])?)?;
        if control != "BODY" && control != "HTML" {
            assert!(seen, "no visible focus on {html}");
        }
        missed.remove(&control);
    }
    let script = "return arguments[0].map(it => document.querySelector(`[data-control='${it}']`).outerHTML.slice(0, 120))";
    let missed = page.script(script, vec![json!(missed)])?;
    assert_eq!(missed, json!([]), "not reached by Tab");
    Ok(())
}

fn by_keyboard(page: &Page) -> Result<(), Error> {
    page.open()?;
    let focus_menu = "document.querySelector('#examples summary').focus()";
    page.script(focus_menu, vec![])?;
    page.press(&format!("{ENTER}"))?;
    assert!(page.holds("return document.querySelector('#examples').open")?);
    page.press(&format!("{ESCAPE}"))?;
    page.wait("Escape closes it", "return !document.querySelector('#examples').open")?;
    page.script(focus_menu, vec![])?;
    page.press(&format!("{ENTER}"))?;
    page.press(&format!("{TAB}"))?;
    page.press(&format!("{ENTER}"))?;
    page.wait("it is loaded", "return document.querySelector('#token').value !== ''")?;
    assert_eq!(page.answer("signature")?, "valid");
    Ok(())
}

fn copy(page: &Page) -> Result<(), Error> {
    page.open()?;
    let payload = "{ \"a\":1.0,\n\"b\" : \"é\"}";
    page.type_token(&hs256(payload))?;
    page.wait_idle()?;
    page.press_button("#claims .copy")?;
    page.wait(
        "it confirms",
        "return document.querySelector('#claims .copy').innerText === 'Copied'",
    )?;
    assert_eq!(page.clipboard()?, payload);
    page.wait(
        "the label returns",
        "return document.querySelector('#claims .copy').innerText === 'Copy'",
    )?;
    page.press_button("#findings .copy")?;
    page.wait(
        "it confirms",
        "return document.querySelector('#findings .copy').innerText === 'Copied'",
    )?;
    let report: serde_json::Value = serde_json::from_str(&page.clipboard()?)?;
    assert_eq!(report.pointer("/kind"), Some(&json!("jws")));
    assert_eq!(report.pointer("/signature/state"), Some(&json!("unchecked")));
    Ok(())
}

/// The background as the browser computes it.
fn background(page: &Page) -> Result<String, Error> {
    page.text_of("return getComputedStyle(document.body).backgroundColor", vec![])
}

fn theme(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.script("localStorage.clear()", vec![])?;
    page.open()?;
    page.prefer("light")?;
    let light = background(page)?;
    page.prefer("dark")?;
    let dark = background(page)?;
    assert_ne!(light, dark, "the page follows the system");
    let mut seen = Vec::new();
    for _ in 0..3 {
        page.press_button(".theme")?;
        page.pause(100);
        let name = page.text(".theme")?;
        seen.push((name, background(page)? == light));
    }
    let expected = [("Theme: light", true), ("Theme: dark", false), ("Theme: system", false)];
    assert_eq!(seen, expected.map(|(name, light)| (name.to_owned(), light)));
    page.press_button(".theme")?;
    page.open()?;
    page.prefer("dark")?;
    assert_eq!(background(page)?, light, "the choice is kept");
    page.script("localStorage.clear()", vec![]).map(drop)
}

fn narrow(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.resize(320, 700)?;
    fits(page, "empty")?;
    for example in ["es256", "ps256", "expired", "unsigned"] {
        page.load_example(example)?;
        fits(page, example)?;
    }
    let long = "x".repeat(400);
    page.type_token(&hs256(
        json!({ "long": long, long.as_str(): [long], "o": {"a": {"b": long}} }).to_string(),
    ))?;
    page.set_key(&long)?;
    page.wait_idle()?;
    fits(page, "long claims")?;
    page.script("document.querySelectorAll('#claims button').forEach(it => it.innerText === 'JSON' && it.click())", vec![])?;
    fits(page, "long claims as JSON")?;
    page.script("document.querySelectorAll('details').forEach(it => { it.open = true; })", vec![])?;
    page.pause(300);
    fits(page, "everything opened")?;
    page.type_token("not a token, but a sentence")?;
    page.wait_idle()?;
    fits(page, "no token")?;
    page.paste(&"y".repeat(20_000))?;
    page.wait("it is collapsed", "return !!document.querySelector('#collapsed')")?;
    page.wait_idle()?;
    fits(page, "collapsed")
}

fn fits(page: &Page, what: &str) -> Result<(), Error> {
    let wide = page.script(
        "if (document.documentElement.scrollWidth <= innerWidth) return [];
         return [...document.querySelectorAll('body *')]
           .filter(it => it.getBoundingClientRect().right > innerWidth + 1)
           .map(it => it.outerHTML.slice(0, 80)).slice(0, 5)",
        vec![],
    )?;
    assert_eq!(wide, json!([]), "{what} is wider than the window");
    Ok(())
}

fn named(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("es256")?;
    let tree = page.driver.devtools("Accessibility.getFullAXTree", json!({}))?;
    let nodes =
        tree.get("nodes").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
    let mut controls = 0;
    for node in &nodes {
        let role =
            node.pointer("/role/value").and_then(serde_json::Value::as_str).unwrap_or_default();
        if ["button", "textbox", "combobox", "link", "checkbox"].contains(&role) {
            controls += 1;
            let name = node.pointer("/name/value").and_then(serde_json::Value::as_str);
            assert!(name.is_some_and(|name| !name.trim().is_empty()), "no name: {node}");
        }
    }
    assert!(controls > 10, "only {controls} controls");
    Ok(())
}

/// An SD-JWT that discloses two claims at the top level; where they will stand is known before the worker answers.
const SD_JWT: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiX3NkIjpbIk96Z0NqVndUd2RhaVpNcDhaTzBxTWgzYTNmdHFkd3dkSWdVRDdwV3lsNkEiLCJEamJnLW4zOWU2djBSaVFkaDBzT0NSbnl4WGM1SnZSb0xQZUJtTkJIMXBBIl0sIl9zZF9hbGciOiJzaGEtMjU2In0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA~WyIwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsIiwiZ2l2ZW5fbmFtZSIsIkFkYSJd~WyIxMTIzNDU2Nzg5YWJjZGVmZ2hpamtsIiwiZmFtaWx5X25hbWUiLCJMb3ZlbGFjZSJd~";

/// Writes a token and a key, and tells where everything stands before and after the worker answered.
const WATCH: &str = "
    const tell = () => Object.fromEntries(['#claims', '#header', '#expect-issuer', '#as-of', '#findings'].map(it =>
      [it, Math.round(document.querySelector(it).getBoundingClientRect().top + scrollY)]));
    const write = (selector, text) => {
      const field = document.querySelector(selector);
      field.value = text;
      field.dispatchEvent(new Event('input', {bubbles: true}));
    };
    const [token, key] = arguments;
    return (async () => {
      const drawn = new Promise(done => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector('#claims')) return;
          observer.disconnect();
          done([document.querySelector('main').dataset.busy, tell()]);
        });
        observer.observe(document, {subtree: true, childList: true});
      });
      write('#token', token);
      const [busy, before] = await drawn;
      write('#key', key);
      await new Promise(done => setTimeout(done, 800));
      return [busy, before, document.querySelector('main').dataset.busy, tell()];
    })()";

fn still(page: &Page) -> Result<(), Error> {
    let token =
        hs256(r#"{"sub":"a","iat":1795245600,"exp":1795245600000,"admin":true,"password":"x"}"#);
    let keys =
        r#"{"keys":[{"kty":"oct","k":"AAAA","kid":"a"},{"kty":"oct","k":"BBBB","kid":"b"}]}"#;
    for (width, token) in [(1360, &*token), (390, &*token), (1360, SD_JWT), (390, SD_JWT)] {
        page.resize(width, 900)?;
        page.open()?;
        let seen = page.script(WATCH, vec![json!(token), json!(keys)])?;
        assert_eq!(seen.pointer("/0"), Some(&json!("true")), "drawn before the answer: {seen}");
        assert_eq!(seen.pointer("/2"), Some(&json!("false")), "answered: {seen}");
        assert_eq!(seen.pointer("/1"), seen.pointer("/3"), "at {width} pixels");
    }
    Ok(())
}

/// A name and how the page comes into that state.
type State = (&'static str, fn(&Page) -> Result<(), Error>);

const STATES: [State; 10] = [
    ("empty", |_| Ok(())),
    ("verified", |page| page.load_example("es256")),
    ("everything opened", |page| {
        page.load_example("sd-jwt")?;
        page.press_button("#all-findings")?;
        let open = "document.querySelectorAll('main details').forEach(it => { it.open = true; })";
        page.script(open, vec![]).map(drop)
    }),
    ("an encrypted token", |page| {
        page.type_token(
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
        )
    }),
    ("unsigned", |page| page.load_example("unsigned")),
    ("wrong key", |page| {
        page.load_example("hs256")?;
        page.set_key("a secret that did not sign this token, long enough")
    }),
    ("problems", |page| page.type_token("eyJhbGciOiJIUzI1NiJ9.e3*.AA+A")),
    ("tokens in a text", |page| {
        let (one, two) = (hs256(r#"{"exp":1}"#), hs256(r#"{"sub":"b"}"#));
        page.type_token(&format!("Authorization: Bearer {one}\nCookie: id={two}\n"))
    }),
    ("a key in the token box", |page| page.type_token(r#"{"kty":"oct","k":"AAAA","kid":"a"}"#)),
    ("shortcuts", |page| {
        page.script("document.activeElement.blur()", vec![])?;
        page.press("?")?;
        page.wait("they are shown", "return document.querySelector('#shortcuts').open")
    }),
];

fn audited(page: &Page) -> Result<(), Error> {
    let axe = xtask::tools::axe().map_err(Error::new)?;
    for scheme in ["light", "dark"] {
        for (name, enter) in &STATES {
            page.open()?;
            page.prefer(scheme)?;
            enter(page)?;
            page.wait_idle()?;
            audit(page, &axe, &format!("{name}, {scheme}"))?;
        }
        for topic in crate::learn::TOPICS {
            page.open()?;
            page.prefer(scheme)?;
            crate::learn::open(page, topic)?;
            audit(page, &axe, &format!("{topic}, {scheme}"))?;
        }
    }
    Ok(())
}

fn audit(page: &Page, axe: &str, state: &str) -> Result<(), Error> {
    // Transitions of colour come to their end.
    page.pause(200);
    page.driver.devtools("Runtime.evaluate", json!({"expression": axe}))?;
    let found = page.script(AUDIT, vec![])?;
    assert_eq!(found, json!([]), "{state}");
    Ok(())
}

/// What a screen reader is told while the seconds count down.
fn announced(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.script(
        "window.told = [];
         new MutationObserver(list => list.forEach(({target}) => {
           const region = (target.closest ? target : target.parentElement)?.closest('[role=status],[role=alert],[aria-live]');
           if (region) told.push(region.textContent);
         })).observe(document.body, {subtree: true, childList: true, characterData: true})",
        vec![],
    )?;
    let told = || -> Result<Vec<String>, Error> {
        Ok(serde_json::from_value(page.script("return told", vec![])?)?)
    };
    page.load_example("es256")?;
    page.pause(500);
    let before = told()?;
    assert_eq!(
        before.iter().filter(|it| it.contains("Signature: Verified.")).count(),
        1,
        "{before:?}"
    );
    page.pause(2_500);
    assert_eq!(told()?, before, "nothing more while the seconds count down");
    Ok(())
}
