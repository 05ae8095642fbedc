//! The single file, opened from a disk, and the served page, in Chromium and in Firefox: they
//! decode, verify and lint, and the policy is not violated.

#![expect(clippy::print_stderr, reason = "who runs the tests is told what was not tried")]

use e2e::driver::{Driver, PAUSE};
use e2e::error::Error;
use e2e::tokens::{SECRET, SIGNED};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::thread;
use xtask::{dist, server, single};

#[test]
fn the_single_file_works_from_a_disk_in_chromium() -> Result<(), Error> {
    from_a_disk(&Driver::start()?)
}

#[test]
fn the_single_file_works_from_a_disk_in_firefox() -> Result<(), Error> {
    firefox()?.map_or(Ok(()), |driver| from_a_disk(&driver))
}

#[test]
fn the_served_page_works_in_firefox() -> Result<(), Error> {
    let Some(driver) = firefox()? else { return Ok(()) };
    let server = server::start(&dist::folder(), 0)?;
    let address = format!("http://127.0.0.1:{}/", server.port);
    works(&driver, &address)?;
    let installed = "return navigator.serviceWorker.ready.then(it => it.active.state)";
    driver.wait("the service worker is installed", installed, &json!("activated"))?;
    let before = server.requests().len();
    works(&driver, &address)?;
    thread::sleep(PAUSE * 300);
    assert_eq!(server.requests().len(), before, "{:?}", server.requests().get(before..));
    Ok(())
}

fn firefox() -> Result<Option<Driver>, Error> {
    let driver = Driver::firefox()?;
    if driver.is_none() {
        eprintln!("SKIPPED: there is no firefox with a geckodriver on the PATH");
    }
    Ok(driver)
}

fn from_a_disk(driver: &Driver) -> Result<(), Error> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a disk");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("jotlens {}.html", driver.process()));
    fs::write(&file, single::text(&dist::folder())?)?;
    let address = format!("file://{}", file.display()).replace(' ', "%20");
    works(driver, &address)?;
    let loaded = driver.script(
        "return performance.getEntriesByType('resource').map(it => it.name).filter(it => !it.startsWith('data:'))",
        vec![],
    )?;
    assert!(
        loaded.as_array().is_some_and(|it| it
            .iter()
            .all(|name| name.as_str().is_some_and(|name| name.starts_with("blob:")))),
        "{loaded}"
    );
    Ok(())
}

/// Takes a token from the address, verifies it, and lists findings.
fn works(driver: &Driver, address: &str) -> Result<(), Error> {
    driver.goto("about:blank")?;
    driver.goto(&format!("{address}#token={SIGNED}"))?;
    let ready = "return document.documentElement.dataset.ready === 'true'";
    driver.wait("the page starts", ready, &json!(true))?;
    assert_eq!(driver.url()?, address);
    driver.script(
        "window.violations = [];
         addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective));
         const key = document.querySelector('#key');
         key.value = arguments[0];
         key.dispatchEvent(new Event('input', {bubbles: true}));",
        vec![json!(SECRET)],
    )?;
    let signature = "return document.querySelector('[data-answer=signature]').dataset.state";
    driver.wait("the token is verified", signature, &json!("valid"))?;
    let claims = "return document.querySelector('#claims [data-member=sub]').dataset.value";
    assert_eq!(driver.script(claims, vec![])?, json!("\"ann\""));
    let finding = "return !!document.querySelector('#findings [data-rule=time-exp-missing]')";
    driver.wait("a rule finds something", finding, &json!(true))?;
    assert_eq!(driver.script("return violations", vec![])?, json!([]));
    Ok(())
}
