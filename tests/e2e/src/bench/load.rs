//! A cold load: first paint, until the page can be used, and until a token is decoded; plain, and on a slow machine
//! behind a slow network.

use super::table::{Budget, Row, median};
use crate::error::Error;
use crate::page::Page;
use serde_json::{Value, json};

/// Runs on each page; the first is not counted.
const RUNS: usize = 6;

/// A machine and a network.
struct Profile {
    name: &'static str,
    /// How many times slower the processor is.
    slower: u32,
    network: fn() -> Value,
    /// Times the bare page.
    ratio: f64,
}

const PROFILES: [Profile; 2] = [
    Profile { name: "cold load", slower: 1, network: || network(0.0, -1.0), ratio: 2.5 },
    // What Chromium's own tools call "Slow 4G".
    Profile {
        name: "cold load, slow 4G, processor 4 x slower",
        slower: 4,
        network: || network(562.5, 180_000.0),
        ratio: 2.2,
    },
];

fn network(latency: f64, bytes: f64) -> Value {
    json!({"offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes})
}

/// Loads both pages in turn as on a first visit, on both profiles.
///
/// # Errors
/// When a page does not become usable.
pub fn measure(page: &Page, bare: &str) -> Result<Vec<Row>, Error> {
    page.driver.devtools("Network.enable", json!({}))?;
    let watch = json!({"source": WATCH});
    let script = page.driver.devtools("Page.addScriptToEvaluateOnNewDocument", watch)?;
    let rows = PROFILES.iter().map(|profile| one(page, bare, profile));
    let rows = rows.collect::<Result<Vec<_>, _>>()?.concat();
    page.driver.devtools("Page.removeScriptToEvaluateOnNewDocument", script)?;
    page.driver.devtools("Emulation.setCPUThrottlingRate", json!({"rate": 1}))?;
    page.driver.devtools("Network.emulateNetworkConditions", network(0.0, -1.0))?;
    Ok(rows)
}

fn one(page: &Page, bare: &str, profile: &Profile) -> Result<Vec<Row>, Error> {
    let rate = json!({"rate": profile.slower});
    page.driver.devtools("Emulation.setCPUThrottlingRate", rate)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(load(page, &page.address(), profile)?);
        theirs.push(load(page, bare, profile)?);
    }
    let median = |runs: &[[f64; 2]], index: usize| {
        median(runs.iter().skip(1).filter_map(|run| run.get(index).copied()).collect())
    };
    let row = |what: &str, index| {
        Row::of(format!("{}: {what}", profile.name), "ms", median(&ours, index))
            .beside("bare page", median(&theirs, index))
    };
    let decoded = row("decoded token", 1).within(Budget::Ratio(profile.ratio));
    Ok(vec![row("first contentful paint", 0), decoded])
}

/// First contentful paint and the decoded token, in milliseconds since the navigation began.
fn load(page: &Page, address: &str, profile: &Profile) -> Result<[f64; 2], Error> {
    page.driver.goto("about:blank")?;
    page.driver.devtools("Network.clearBrowserCache", json!({}))?;
    // On a first visit no service worker answers.
    let everything = json!({"origin": address.trim_end_matches('/'), "storageTypes": "all"});
    page.driver.devtools("Storage.clearDataForOrigin", everything)?;
    page.driver.devtools("Network.emulateNetworkConditions", (profile.network)())?;
    page.driver.goto(address)?;
    let seen = page.script("return window.loaded", vec![])?;
    let number = |index: usize| seen.get(index).and_then(Value::as_f64);
    match (number(0), number(1)) {
        (Some(paint), Some(decoded)) => Ok([paint, decoded]),
        _ => Err(Error::new(format!("{address} was not measured: {seen}"))),
    }
}

/// Pastes as soon as the page is ready, and waits for the frame after the one that shows the claims.
const WATCH: &str = "
    if (location.protocol === 'http:') window.loaded = new Promise(done => {
      const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIiwicm9sZXMiOlsiYSJdfQ.AAAA';
      let pasted = false;
      const turn = () => {
        const box = document.querySelector('#token');
        if (!pasted && box && document.documentElement.dataset.ready === 'true') {
          pasted = true;
          box.value = token;
          box.dispatchEvent(new Event('input', {bubbles: true}));
        }
        if (pasted && document.querySelector('#claims [data-member=roles]')) {
          requestAnimationFrame(() => requestAnimationFrame(() => {
            const paint = performance.getEntriesByName('first-contentful-paint')[0];
            done([paint ? paint.startTime : performance.now(), performance.now()]);
          }));
        } else requestAnimationFrame(turn);
      };
      requestAnimationFrame(turn);
    })";
