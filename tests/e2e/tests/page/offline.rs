//! The service worker: it keeps exactly the built files, opens the page without a network, and a
//! new version waits until a person wants it. Files that were changed on the way are refused.

use crate::Case;
use e2e::copies::{change, copy, named};
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::server::{self, Server};
use xtask::{compress, dist, sums};

pub fn cases() -> Vec<Case> {
    vec![
        Case("the_service_worker_keeps_exactly_the_built_files", kept),
        Case("a_second_visit_asks_the_server_for_nothing", second_visit),
        Case("a_new_version_waits_until_a_person_reloads", update),
        Case("a_new_version_with_a_changed_file_is_not_installed", changed_update),
        Case("a_changed_script_or_program_does_not_run", changed),
        Case("a_token_in_the_address_is_read_and_removed_at_once", fragment),
    ]
}

/// A server of its own, so that no service worker of another case answers.
struct Host(Server);

impl Host {
    fn start(page: &Page, folder: &Path) -> Result<Self, Error> {
        let host = Self(server::start(folder, 0)?);
        page.open()?;
        page.pass_by_service_worker(false)?;
        host.visit(page)?;
        Ok(host)
    }

    fn visit(&self, page: &Page) -> Result<(), Error> {
        page.driver.goto("about:blank")?;
        page.driver.goto(&format!("http://127.0.0.1:{}/", self.0.port))?;
        page.wait("the page is interactive", READY)
    }

    fn requests(&self) -> Vec<String> {
        let requests = self.0.requests().into_iter();
        requests.map(|request| format!("{} {}", request.path, request.status)).collect()
    }
}

/// Where the changed copies of the page are written.
const PARENT: &str = env!("CARGO_TARGET_TMPDIR");
const READY: &str = "return document.documentElement.dataset.ready === 'true'";
const INSTALLED: &str = "return navigator.serviceWorker.getRegistration().then(it => it?.active?.state === 'activated')";
const NAMES: &str = "return caches.keys().then(names => names.join('|'))";

fn kept(page: &Page) -> Result<(), Error> {
    let host = Host::start(page, &dist::folder())?;
    page.wait("the service worker is installed", INSTALLED)?;
    let names = page.text_of(
        "const [name, ...others] = await caches.keys();
         if (others.length) return others.join();
         const cache = await caches.open(name);
         return (await cache.keys()).map(it => new URL(it.url).pathname.slice(1)).sort().join();",
        vec![],
    )?;
    let built = dist::files(&dist::folder()).map_err(Error::new)?.into_iter();
    let kept = built.filter(|file| {
        !compress::is_copy(file) && !["_headers", "sw.js", sums::NAME].contains(&&**file)
    });
    let mut kept: Vec<_> = kept.map(|file| file.replace("index.html", "")).collect();
    kept.sort();
    assert_eq!(names, kept.join(","));
    // Page, worker and service worker together.
    let requests = host.requests();
    assert!(requests.len() <= 9, "{requests:?}");
    Ok(())
}

fn second_visit(page: &Page) -> Result<(), Error> {
    let host = Host::start(page, &dist::folder())?;
    page.wait("the service worker is installed", INSTALLED)?;
    let before = host.requests();
    page.set_offline(true)?;
    for _ in 0..2 {
        host.visit(page)?;
        page.load_example("es256")?;
        assert_eq!(page.answer("signature")?, "valid");
    }
    // Browsers look for a new service worker about a second after a visit.
    page.pause(4_000);
    page.set_offline(false)?;
    host.visit(page)?;
    page.pause(4_000);
    assert_eq!(host.requests(), before);
    assert_eq!(page.complaints()?, [""; 0]);
    Ok(())
}

fn update(page: &Page) -> Result<(), Error> {
    let host = Host::start(page, &dist::folder())?;
    page.wait("the service worker is installed", INSTALLED)?;
    let old = page.text_of(NAMES, vec![])?;
    host.0.replace(&next_version("update", |_| Ok(()))?)?;
    page.driver.devtools("Network.clearBrowserCache", serde_json::json!({}))?;
    host.visit(page)?;
    page.wait("the new version is announced", "return !!document.querySelector('#update')")?;
    assert!(page.text("#update")?.starts_with("A new version is ready."));
    page.type_token(&hs256(r#"{"sub":"kept until I say so"}"#))?;
    page.wait_idle()?;
    assert_eq!(page.members("claims")?.len(), 1);
    let title = "return document.title";
    assert!(!page.text_of(title, vec![])?.starts_with("Next"), "it must not reload by itself");
    page.press_button("#update button")?;
    page.wait("the new version is shown", "return document.title.startsWith('Next')")?;
    page.wait("the new page is interactive", READY)?;
    let names = page.text_of(NAMES, vec![])?;
    assert!(names != old && !names.contains('|'), "{old} became {names}");
    assert!(page.holds("return !document.querySelector('#update')")?);
    Ok(())
}

fn changed_update(page: &Page) -> Result<(), Error> {
    let host = Host::start(page, &dist::folder())?;
    page.wait("the service worker is installed", INSTALLED)?;
    let old = page.text_of("const name = (await caches.keys())[0]; return name", vec![])?;
    let folder =
        next_version("changed-update", |folder| append(&named(folder, "styles-", "")?, b"\n"))?;
    host.0.replace(&folder)?;
    page.driver.devtools("Network.clearBrowserCache", serde_json::json!({}))?;
    host.visit(page)?;
    page.pause(2_000);
    assert!(page.holds("return !document.querySelector('#update')")?);
    host.visit(page)?;
    assert!(!page.text_of("return document.title", vec![])?.starts_with("Next"));
    let names = page.text_of(NAMES, vec![])?;
    assert!(names.split('|').any(|name| name == old), "{old} is gone: {names}");
    page.driver.console().map(drop)
}

fn changed(page: &Page) -> Result<(), Error> {
    let visit = |start: &str, end: &str, bytes: &[u8]| -> Result<Server, Error> {
        let folder = copy(PARENT, &format!("changed-{start}{end}"))?;
        append(&named(&folder, start, end)?, bytes)?;
        let server = server::start(&folder, 0)?;
        page.driver.goto("about:blank")?;
        page.driver.goto(&format!("http://127.0.0.1:{}/", server.port))?;
        Ok(server)
    };
    page.open()?;
    visit("app-", ".js", b"\nwindow.injected = true;")?;
    page.pause(1_000);
    assert!(page.holds("return window.injected === undefined && document.documentElement.dataset.ready === undefined")?);
    // An empty custom section: the program would run as before.
    visit("app-", "_bg.wasm", b"\0\x02\x01a")?;
    page.wait(
        "the page says so",
        "return document.body.innerText.includes('could not be started')",
    )?;
    visit("worker-", "_bg.wasm", b"\0\x02\x01a")?;
    page.wait("the page is interactive", READY)?;
    page.type_token(&hs256("{}"))?;
    assert_eq!(page.answer("signature")?, "error");
    page.driver.console().map(drop)
}

fn fragment(page: &Page) -> Result<(), Error> {
    page.open()?;
    let token = hs256(r#"{"sub":"from-the-address"}"#);
    let bare = page.address();
    let history = "return String(history.length)";
    for name in ["token", "id_token", "access_token"] {
        page.driver.goto("about:blank")?;
        page.driver.goto(&format!("{bare}#state=x&{name}={}", token.replace('.', "%2E")))?;
        page.wait("the page is interactive", READY)?;
        assert_eq!(page.driver.url()?, bare, "{name}");
        assert_eq!(page.value("#token")?, token, "{name}");
        page.wait_idle()?;
        assert_eq!(page.members("claims")?.len(), 1, "{name}");
    }
    let before = page.text_of(history, vec![])?;
    page.press_button("#clear")?;
    page.script("location.replace('#token=' + arguments[0])", vec![token.clone().into()])?;
    page.wait(
        "the token arrives in the open page",
        "return document.querySelector('#token').value !== ''",
    )?;
    assert_eq!(page.driver.url()?, bare);
    assert_eq!(page.text_of(history, vec![])?, before);
    let both = format!("access_token={token}&id_token={}", hs256(r#"{"sub":"other"}"#));
    page.script("location.hash = arguments[0]", vec![both.into()])?;
    page.wait(
        "both are listed",
        "return document.querySelector('#tokens')?.dataset.total === '2'",
    )?;
    assert_eq!(page.driver.url()?, bare);
    page.driver.goto(&format!("{bare}#privacy"))?;
    page.wait("the page is interactive", READY)?;
    assert_eq!(page.driver.url()?, format!("{bare}#privacy"));
    Ok(())
}

/// Another version: another title, and the list of the service worker that goes with it.
fn next_version(name: &str, then: impl Fn(&Path) -> Result<(), Error>) -> Result<PathBuf, Error> {
    let folder = copy(PARENT, name)?;
    change(&folder, &folder.join("index.html"), |page| page.replace("<title>", "<title>Next "))?;
    let list = folder.join("sw.js");
    let text = fs::read_to_string(&list)?;
    fs::write(&list, text.replace("const BUILD = \"", "const BUILD = \"next"))?;
    then(&folder)?;
    Ok(folder)
}

fn append(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut content = fs::read(path)?;
    content.extend_from_slice(bytes);
    Ok(fs::write(path, content)?)
}
