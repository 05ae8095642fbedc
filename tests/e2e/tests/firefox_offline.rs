//! The network is cut in Firefox: the server closes every connection and logs what was attempted. Everything works all the
//! same, on the page as it was loaded and on one that is opened anew; the worker dies and answers again; nothing is asked.

use e2e::copies::{HEAR, stopping};
use e2e::driver::Driver;
use e2e::error::Error;
use e2e::page::{CONTROL, ENTER};
use e2e::tokens::{SECRET, SIGNED, hs256};
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;
use xtask::server::{self, Request, Server};

#[test]
fn with_the_network_cut_everything_works_in_firefox() -> Result<(), Error> {
    let Some(driver) = Driver::firefox()? else {
        eprintln!("SKIPPED: there is no firefox with a geckodriver on the PATH");
        return Ok(());
    };
    let server = server::start(&stopping(env!("CARGO_TARGET_TMPDIR"), "firefox-stopping")?, 0)?;
    let address = format!("http://127.0.0.1:{}/", server.port);
    driver.goto(&address)?;
    loaded(&driver, &server)?;
    let before = server.requests().len();
    server.cut();

    visit(&driver)?;
    stopped(&driver)?;
    holds(&driver, "the page is as it was loaded", "!navigator.serviceWorker.controller")?;
    // Opened anew, by the service worker.
    driver.goto("about:blank")?;
    driver.goto(&address)?;
    visit(&driver)?;
    stopped(&driver)?;
    holds(&driver, "the service worker has answered", "!!navigator.serviceWorker.controller")?;
    // The page looks for a new version a second after it is opened.
    pause(4);
    assert_eq!(asked(&server, before), []);
    // What is asked would be seen.
    let other = "return fetch('./sw.js?other').then(() => 'answered', () => 'not answered')";
    assert_eq!(driver.script(other, vec![])?, json!("not answered"));
    let asked = asked(&server, before);
    assert!(asked.iter().any(|it| it.path == "/sw.js?other"), "{asked:?}");
    Ok(())
}

/// What was sent to the server since. Firefox opens connections ahead, also while it takes a worker or a page from what it
/// has kept; those that sent not one byte are left out.
fn asked(server: &Server, before: usize) -> Vec<Request> {
    let mut asked = server.requests().split_off(before);
    asked.retain(|it| !it.method.is_empty());
    asked
}

/// Waits until the worker has answered, the service worker has kept all files, and no request has come for a while.
fn loaded(driver: &Driver, server: &Server) -> Result<(), Error> {
    ready(driver)?;
    fill(driver, "#token", SIGNED)?;
    fill(driver, "#key", SECRET)?;
    signature(driver, "valid")?;
    let installed = "return navigator.serviceWorker.ready.then(it => it.active.state)";
    driver.wait("the service worker is installed", installed, &json!("activated"))?;
    press(driver, "#clear")?;
    let mut seen = 0;
    while seen != server.requests().len() {
        seen = server.requests().len();
        pause(1);
    }
    Ok(())
}

/// What the page can do, step by step.
fn visit(driver: &Driver) -> Result<(), Error> {
    ready(driver)?;
    driver.script(HEAR, vec![])?;
    verified(driver)?;
    explained(driver)?;
    copied(driver)?;
    listed(driver)?;
    lesson(driver)?;
    examples(driver)
}

/// A token from the clipboard, with its key.
fn verified(driver: &Driver) -> Result<(), Error> {
    fill(driver, "#key", SIGNED)?;
    driver.press(&format!("{CONTROL}ax"))?;
    focus(driver, "#token")?;
    driver.press(&format!("{CONTROL}av"))?;
    holds(
        driver,
        "it is pasted",
        &format!("document.querySelector('#token').value === '{SIGNED}'"),
    )?;
    let claim = "document.querySelector('#claims [data-member=sub]')?.dataset.value === '\"ann\"'";
    holds(driver, "the claim is read", claim)?;
    fill(driver, "#key", "another key")?;
    signature(driver, "invalid")?;
    fill(driver, "#key", SECRET)?;
    signature(driver, "valid")
}

fn explained(driver: &Driver) -> Result<(), Error> {
    press(driver, "[data-rule] summary")?;
    let heading = "!!document.querySelector('[data-rule] .explanation h3')";
    holds(driver, "a rule explains itself", heading)
}

/// The report, which the worker writes.
fn copied(driver: &Driver) -> Result<(), Error> {
    press(driver, "#findings .copy")?;
    holds(
        driver,
        "it is copied",
        "document.querySelector('#findings .copy').innerText === 'Copied'",
    )?;
    focus(driver, "#token")?;
    driver.press(&format!("{CONTROL}av"))?;
    let pasted = "document.querySelector('#token').value.startsWith('{')";
    holds(driver, "the report is pasted", pasted)?;
    let report = driver.script("return document.querySelector('#token').value", vec![])?;
    let report: Value = serde_json::from_str(report.as_str().unwrap_or_default())?;
    assert_eq!(report.pointer("/signature/state"), Some(&json!("valid")));
    Ok(())
}

/// Three tokens in a text, of which the second is chosen.
fn listed(driver: &Driver) -> Result<(), Error> {
    let tokens = ["one", "two", "three"].map(|name| hs256(format!("{{\"iss\":\"{name}\"}}")));
    fill(driver, "#token", &format!("log: {}", tokens.join(" and then ")))?;
    holds(driver, "they are listed", "document.querySelector('#tokens')?.dataset.total === '3'")?;
    press(driver, "#tokens [data-index='1'] button")?;
    let claim = "document.querySelector('#claims [data-member=iss]')?.dataset.value === '\"two\"'";
    holds(driver, "the second is inspected", claim)?;
    signature(driver, "invalid")
}

fn lesson(driver: &Driver) -> Result<(), Error> {
    press(driver, "[data-view=learn]")?;
    press(driver, "[data-act='learn topic=attacks']")?;
    let shown = "document.querySelector('#learn')?.dataset.topic === 'attacks'";
    holds(driver, "the lesson is there", shown)?;
    press(driver, "[data-view=inspect]")
}

/// Each is minted by the worker, and judged.
fn examples(driver: &Driver) -> Result<(), Error> {
    for (name, state) in [("es256", "valid"), ("unsigned", "none"), ("encrypted", "valid")] {
        driver.script("document.querySelector('#examples').open = true", vec![])?;
        press(driver, &format!("[data-example={name}]"))?;
        signature(driver, state)?;
    }
    Ok(())
}

/// The worker dies once, and every time.
fn stopped(driver: &Driver) -> Result<(), Error> {
    fill(driver, "#token", &hs256(r#"{"sub":"ann"}"#))?;
    fill(driver, "#key", "another key")?;
    signature(driver, "invalid")?;
    driver.script("heard.length = 0; return caches.delete('stopped')", vec![])?;
    fill(driver, "#key", "stop-once")?;
    holds(driver, "it is said", "heard.at(-1)?.includes('asked once more')")?;
    signature(driver, "invalid")?;
    fill(driver, "#key", "stop-always")?;
    holds(driver, "it is given up", "heard.at(-1)?.includes('read by the page alone')")?;
    signature(driver, "error")?;
    fill(driver, "#key", "another key")?;
    signature(driver, "invalid")?;
    holds(driver, "nothing is said any more", "!document.querySelector('[role=alert]')?.innerText")
}

fn pause(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn ready(driver: &Driver) -> Result<(), Error> {
    holds(driver, "it is interactive", "document.documentElement.dataset.ready === 'true'")
}

fn signature(driver: &Driver, state: &str) -> Result<(), Error> {
    let answer = "return document.querySelector('main').dataset.busy === 'false' &&
        document.querySelector('[data-answer=signature]')?.dataset.state";
    driver.wait("the signature is judged", answer, &json!(state))
}

fn holds(driver: &Driver, what: &str, expression: &str) -> Result<(), Error> {
    driver.wait(what, &format!("return {expression}"), &json!(true))
}

fn focus(driver: &Driver, selector: &str) -> Result<(), Error> {
    holds(driver, selector, &format!("!!document.querySelector({})", json!(selector)))?;
    let focus = "document.querySelector(arguments[0]).focus()";
    driver.script(focus, vec![json!(selector)]).map(drop)
}

/// Presses a button by the keyboard.
fn press(driver: &Driver, selector: &str) -> Result<(), Error> {
    focus(driver, selector)?;
    driver.press(&ENTER.to_string())
}

/// Replaces what stands in a field, as an input method does.
fn fill(driver: &Driver, selector: &str, text: &str) -> Result<(), Error> {
    focus(driver, selector)?;
    let insert =
        "document.activeElement.select(); document.execCommand('insertText', false, arguments[0])";
    driver.script(insert, vec![json!(text)]).map(drop)
}
