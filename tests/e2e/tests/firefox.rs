//! The page in Firefox: each view by the keyboard alone, audited by axe in both themes; nothing is requested after
//! loading, and nothing of token and key is kept.

use e2e::driver::Driver;
use e2e::error::Error;
use e2e::page::{AUDIT, ENTER, SHIFT, TAB};
use e2e::tokens::{SECRET, SIGNED};
use serde_json::{Value, json};
use xtask::{dist, server, tools};

/// Presses of the tab key that lead everywhere.
const MOST: usize = 150;

#[test]
fn each_view_is_used_by_keyboard_and_keeps_silent_in_firefox() -> Result<(), Error> {
    let Some(driver) = Driver::firefox()? else {
        eprintln!("SKIPPED: there is no firefox with a geckodriver on the PATH");
        return Ok(());
    };
    let server = server::start(&dist::folder(), 0)?;
    driver.goto(&format!("http://127.0.0.1:{}/", server.port))?;
    let installed = "return navigator.serviceWorker.ready.then(it => it.active.state)";
    driver.wait("the service worker is installed", installed, &json!("activated"))?;
    let axe = tools::axe().map_err(Error::new)?;
    let before = server.requests().len();

    audit(&driver, &axe, "empty")?;
    driver.press("/")?;
    driver.wait("the token has the focus", "return document.activeElement.id", &json!("token"))?;
    driver.press(SIGNED)?;
    focus(&driver, "#key")?;
    driver.press(SECRET)?;
    let signature = "return document.querySelector('[data-answer=signature]').dataset.state";
    driver.wait("it is verified", signature, &json!("valid"))?;
    focus(&driver, "[data-rule] summary")?;
    driver.press(&ENTER.to_string())?;
    let explained = "return !!document.querySelector('[data-rule] .explanation h3')";
    driver.wait("a rule explains itself", explained, &json!(true))?;
    for theme in ["light", "dark"] {
        focus(&driver, "[data-act=theme]")?;
        driver.press(&ENTER.to_string())?;
        let chosen = "return document.documentElement.dataset.theme";
        driver.wait("the theme is chosen", chosen, &json!(theme))?;
        audit(&driver, &axe, &format!("verified, {theme}"))?;
        lessons(&driver, &axe, theme)?;
    }
    assert_eq!(server.requests().len(), before, "{:?}", server.requests().get(before..));
    let kept = "return [JSON.stringify({...localStorage, ...sessionStorage}), document.cookie, document.title, location.href].join(' ')";
    let kept = driver.script(kept, vec![])?.to_string();
    let hidden = [SIGNED, SECRET, "ann"];
    assert!(hidden.iter().all(|it| !kept.contains(it)), "{kept}");
    Ok(())
}

/// Opens each lesson, and goes back to Inspect.
fn lessons(driver: &Driver, axe: &str, theme: &str) -> Result<(), Error> {
    focus(driver, "[data-view=learn]")?;
    driver.press(&ENTER.to_string())?;
    for topic in ["built", "choose", "revoke", "store", "signing", "attacks"] {
        focus(driver, &format!("[data-act='learn topic={topic}']"))?;
        driver.press(&ENTER.to_string())?;
        let shown = "return document.querySelector('#learn')?.dataset.topic";
        driver.wait("the lesson is there", shown, &json!(topic))?;
        audit(driver, axe, &format!("{topic}, {theme}"))?;
    }
    focus(driver, "[data-view=inspect]")?;
    driver.press(&ENTER.to_string())?;
    driver.wait("the token is there", "return !!document.querySelector('#token')", &json!(true))
}

/// Presses the tab key, with shift where it goes back, until that element has the focus. Beyond the last element the focus
/// would leave the page for the browser's own buttons.
fn focus(driver: &Driver, selector: &str) -> Result<(), Error> {
    let there = format!("return !!document.querySelector({})", json!(selector));
    driver.wait(selector, &there, &json!(true))?;
    for _ in 0..MOST {
        let way = "const [from, to] = [document.activeElement, document.querySelector(arguments[0])];
            return from === to ? 'here' : from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on'";
        match driver.script(way, vec![json!(selector)])?.as_str() {
            Some("here") => return Ok(()),
            Some("back") => driver.press(&format!("{SHIFT}{TAB}"))?,
            _ => driver.press(&TAB.to_string())?,
        }
    }
    Err(Error::new(format!("{selector} cannot be reached by the tab key")))
}

fn audit(driver: &Driver, axe: &str, state: &str) -> Result<(), Error> {
    let found = driver.script(&format!("{axe};\n{AUDIT}"), vec![])?;
    assert_eq!(found, Value::Array(Vec::new()), "{state}");
    Ok(())
}
