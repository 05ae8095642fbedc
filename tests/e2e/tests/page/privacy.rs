//! Everything stays in the page: no request after loading, nothing stored, nothing that runs by injection.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;

pub fn cases() -> Vec<Case> {
    vec![
        Case("with_the_network_cut_after_loading_everything_works", offline),
        Case("a_worker_started_again_without_a_network_answers", restarted),
        Case("after_loading_nothing_is_requested", requests),
        Case("at_most_nine_requests_until_the_worker_runs", count),
        Case("token_and_key_are_kept_nowhere", kept_nowhere),
        Case("the_policy_blocks_injected_scripts_and_other_hosts", policy),
        Case("the_page_says_what_it_is_made_of_and_what_it_requested", panel),
        Case("no_step_of_a_visit_violates_the_policy", no_violation),
    ]
}

fn offline(page: &Page) -> Result<(), Error> {
    page.open()?;
    worker_has_started(page)?;
    let before = page.requests().len();
    page.set_offline(true)?;
    page.paste(&hs256(r#"{"sub":"offline"}"#))?;
    page.wait_idle()?;
    assert_eq!(page.members("claims")?, [("sub".to_owned(), "\"offline\"".to_owned())]);
    visit(page)?;
    assert_eq!(page.requests().len(), before, "{:?}", page.requests().get(before..));
    assert_eq!(page.complaints()?, [""; 0]);
    page.set_offline(false)
}

/// As the page does it when its worker dies: from the address the build wrote, nothing requested.
fn restarted(page: &Page) -> Result<(), Error> {
    page.open()?;
    worker_has_started(page)?;
    let before = page.requests().len();
    page.set_offline(true)?;
    let answer = page.text_of(
        "return new Promise(done => {
         const worker = new Worker(document.documentElement.dataset.worker);
         worker.onmessage = event => { worker.terminate(); done(String(event.data)); };
         worker.onerror = event => done('it did not start: ' + event.message); })",
        vec![],
    )?;
    page.set_offline(false)?;
    assert!(answer.contains("Ready"), "{answer}");
    assert_eq!(page.requests().len(), before, "{:?}", page.requests().get(before..));
    Ok(())
}

fn requests(page: &Page) -> Result<(), Error> {
    page.open()?;
    worker_has_started(page)?;
    let before = page.requests().len();
    visit(page)?;
    assert_eq!(page.requests().len(), before, "{:?}", page.requests().get(before..));
    Ok(())
}

fn count(page: &Page) -> Result<(), Error> {
    page.driver.goto("about:blank")?;
    page.driver.devtools("Network.clearBrowserCache", serde_json::json!({}))?;
    let before = page.requests().len();
    page.open()?;
    worker_has_started(page)?;
    let all = page.requests();
    let loaded = all.get(before..).unwrap_or_default();
    assert!((3..=9).contains(&loaded.len()), "{loaded:?}");
    assert!(loaded.iter().all(|request| request.status == 200), "{loaded:?}");
    Ok(())
}

/// The worker starts in idle time after the first paint, without being asked.
fn worker_has_started(page: &Page) -> Result<(), Error> {
    page.wait(
        "the worker has started by itself",
        "return performance.getEntriesByType('resource').some(it => it.name.includes('worker'))",
    )?;
    // What the worker itself fetches is seen by the server alone.
    let mut seen = 0;
    while seen != page.requests().len() {
        seen = page.requests().len();
        page.pause(500);
    }
    Ok(())
}

/// Every step of an ordinary visit.
fn visit(page: &Page) -> Result<(), Error> {
    for (name, state) in [("es256", "valid"), ("hs256", "valid"), ("unsigned", "none")] {
        page.load_example(name)?;
        assert_eq!(page.answer("signature")?, state, "{name}");
    }
    page.load_example("rs256")?;
    let token = page.value("#token")?;
    page.press_button("#clear")?;
    page.paste(&token)?;
    page.set_key("not the key")?;
    assert_eq!(page.answer("signature")?, "error");
    page.press_button("#claims .copy")?;
    page.press_button(".theme")?;
    for selector in ["#findings summary", "#claims button:nth-of-type(2)"] {
        page.press_button(selector)?;
    }
    page.wait_idle()
}

fn kept_nowhere(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(r#"{"sub":"needle-in-the-token"}"#))?;
    page.set_key("needle-in-the-key")?;
    visit(page)?;
    page.type_token(&hs256(r#"{"sub":"needle-in-the-token"}"#))?;
    page.wait_idle()?;
    let kept = page.text_of(
        "return (async () => {
         const databases = await indexedDB.databases();
         const files = [];
         try {
           for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
         } catch (refused) { }
         return JSON.stringify([
           document.title, location.href, history.state, history.length, document.cookie, window.name,
           Object.entries(localStorage).filter(([name]) => name !== 'jotlens-theme'),
           Object.entries(sessionStorage), databases, files]); })()",
        vec![],
    )?;
    let expected = format!(
        "[\"{}\",\"{}\",null,",
        page.text_of("return document.title", vec![])?,
        page.address()
    );
    assert!(kept.starts_with(&expected), "{kept}");
    assert!(kept.ends_with(",\"\",\"\",[],[],[],[]]"), "{kept}");
    for needle in ["needle", "eyJ", "bmVlZGxl"] {
        assert!(!kept.contains(needle), "{kept}");
    }
    let console = page.driver.console()?;
    assert!(
        !console.iter().any(|entry| entry.contains("needle") || entry.contains("eyJ")),
        "{console:?}"
    );
    Ok(())
}

fn policy(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.script(
        "const script = document.createElement('script');
         script.append('window.injected = true');
         document.body.append(script);
         const image = document.createElement('img');
         image.src = 'http://127.0.0.1:1/image';
         document.body.append(image);
         const worker = document.documentElement.dataset.worker;
         window.refused = [
           () => { document.body.innerHTML = '<b>text</b>'; },
           () => { document.createElement('script').text = 'window.injected = true'; },
           () => { document.createElement('script').src = './sw.js?other'; },
           () => image.setAttribute('onerror', 'window.injected = true'),
           () => new Worker('data:text/javascript,'),
           () => new Worker(worker + '?other'),
           () => document.write('text'),
           () => trustedTypes.createPolicy('default', {}),
           () => trustedTypes.createPolicy('other', {}),
         ].map(act => { try { act(); return 'allowed'; } catch (error) { return error.name; } });
         fetch('http://127.0.0.1:1/').catch(() => {});
         return new Promise(done => setTimeout(done, 300))",
        vec![],
    )?;
    assert!(page.holds("return window.injected === undefined")?);
    let refused = page.text_of("return refused.join(' ')", vec![])?;
    assert_eq!(refused, ["TypeError"; 9].join(" "));
    let violations = page.witnessed("violations")?;
    for directive in [
        "connect-src http://127.0.0.1:1/",
        "img-src http://127.0.0.1:1/image",
        "require-trusted-types-for trusted-types-sink",
        "trusted-types trusted-types-policy",
    ] {
        assert!(
            violations.iter().any(|it| it.starts_with(directive)),
            "{directive}: {violations:?}"
        );
    }
    page.script("new Worker(document.documentElement.dataset.worker).terminate()", vec![])?;
    // Set by hand, since a script that we run is not bound by the policy.
    page.script(
        "try { setTimeout('window.injected = true', 0) } catch (refused) { }
         return new Promise(done => setTimeout(done, 100))",
        vec![],
    )?;
    assert!(page.holds("return window.injected === undefined")?, "text became code");
    page.driver.console().map(drop)
}

fn no_violation(page: &Page) -> Result<(), Error> {
    page.open()?;
    visit(page)?;
    assert_eq!(page.witnessed("violations")?, [""; 0]);
    assert_eq!(page.complaints()?, [""; 0]);
    Ok(())
}

/// What the build wrote, and what the browser counts.
fn panel(page: &Page) -> Result<(), Error> {
    page.open()?;
    worker_has_started(page)?;
    page.press_button(".private summary")?;
    page.wait("requests are counted", "return !!document.querySelector('#requests')?.innerText")?;
    let text = page.text(".private")?;
    let version = xtask::version::Version::current()?;
    assert!(text.contains(&format!("Jotlens {}", version.number)), "{text}");
    let loaded = page.script(
        "return performance.getEntriesByType('resource')
           .map(it => it.name).filter(it => it.startsWith('http'))
           .map(it => it.split('/').pop())",
        vec![],
    )?;
    let loaded: Vec<String> = serde_json::from_value(loaded)?;
    assert!(loaded.len() >= 4, "{loaded:?}");
    for file in &loaded {
        let bytes = std::fs::read(xtask::dist::folder().join(file))?;
        let line = format!("{file} {}", xtask::site::integrity(&bytes));
        assert!(text.contains(&line) || file == "sw.js", "{line} is not in: {text}");
    }
    assert!(text.contains(&format!("{} requests", loaded.len())), "{text}");
    page.press_button(".private summary").map(drop)
}
