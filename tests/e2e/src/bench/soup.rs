//! Measures the search for tokens in a large HAR file: until all are listed, while the page answers.

use super::table::{Budget, Row};
use crate::error::Error;
use crate::memory;
use crate::page::Page;
use serde_json::{Value, json};

/// Entries of about 10,000 bytes with one token each: 2,000 of them are 20 MB.
const LARGE: u32 = 2_000;
const SMALL: u32 = LARGE / 10;
/// Runs of each size.
const RUNS: usize = 5;

/// What it may cost (ARCHITECTURE.md, "Budgets").
const SECONDS: f64 = 3.0;
const MEMORY: f64 = 10.0;
const RATIO: f64 = 11.0;

/// One search.
struct Run {
    bytes: f64,
    milliseconds: f64,
    /// The longest time in which the page answered nothing, in milliseconds.
    silence: f64,
    /// Bytes by which the browser grew, where that can be told.
    grown: Option<f64>,
}

/// Searches both sizes.
///
/// # Errors
/// When the page does not list what it should.
pub fn measure(page: &Page) -> Result<Vec<Row>, Error> {
    let median = |entries: u32| -> Result<Run, Error> {
        let mut runs = (0..RUNS).map(|_| search(page, entries)).collect::<Result<Vec<_>, _>>()?;
        runs.sort_by(|a, b| a.milliseconds.total_cmp(&b.milliseconds));
        Ok(runs.swap_remove(RUNS / 2))
    };
    let (small, large) = (median(SMALL)?, median(LARGE)?);
    let what = format!("{LARGE} tokens in a HAR file of {:.1} MB: all listed", large.bytes / 1e6);
    let mut rows = vec![
        Row::of(what, "s", large.milliseconds / 1000.0).within(Budget::AtMost(SECONDS)),
        Row::of("of it, the longest silence of the page", "ms", large.silence),
        Row::of("ten times the file, times the time", "x", large.milliseconds / small.milliseconds)
            .within(Budget::AtMost(RATIO)),
    ];
    rows.extend(large.grown.map(|grown| {
        Row::of("memory the browser grew by, times the file", "x", grown / large.bytes)
            .within(Budget::AtMost(MEMORY))
    }));
    Ok(rows)
}

/// Opens a file with so many entries and waits until all tokens are listed.
fn search(page: &Page, entries: u32) -> Result<Run, Error> {
    page.open()?;
    page.pause(1_500);
    let process = page.driver.process();
    let bytes = page.script(MAKE, vec![json!(entries)])?;
    let before = memory::of_children(process);
    let seen = page.script(SEARCH, vec![json!(entries)])?;
    let after = memory::of_children(process);
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    let (Some(bytes), Some(milliseconds), Some(silence)) =
        (bytes.as_f64(), number(seen.get("milliseconds")), number(seen.get("silence")))
    else {
        return Err(Error::new(format!("{entries} entries were not measured: {seen}")));
    };
    #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "megabytes")]
    let grown = before.zip(after).map(|(before, after)| after.saturating_sub(before) as f64);
    Ok(Run { bytes, milliseconds, silence, grown })
}

/// Makes the file, and gives its size.
const MAKE: &str = r#"
    const encode = text => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    const header = encode(JSON.stringify({alg: "RS256", typ: "at+jwt", kid: "2026-10"}));
    const signature = "A".repeat(342);
    const body = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(150);
    const entries = Array.from({length: arguments[0]}, (_, n) => ({
      startedDateTime: "2026-11-21T08:00:00.000Z",
      request: {method: "GET", url: "https://api.example/orders/" + n, headers: [
        {name: "Host", value: "api.example"},
        {name: "Authorization", value: "Bearer " + header + "." + encode(JSON.stringify({
          iss: "https://id.example/" + n % 7, sub: "user-" + n, aud: "https://api.example",
          client_id: "web", iat: 1795245600, exp: 1795245600 + n, jti: "j" + n})) + "." + signature}]},
      response: {status: 200, headers: [], content: {mimeType: "text/html", text: body}},
    }));
    window.har = new File([JSON.stringify({log: {version: "1.2", entries}})], "large.har");
    return har.size;"#;

/// Opens the file as a person does; gives the time until all tokens are listed, and the longest silence on the way.
const SEARCH: &str = r#"
    const count = arguments[0], input = document.querySelector(".token-card input[type=file]");
    const files = new DataTransfer();
    files.items.add(window.har);
    input.files = files.files;
    const started = performance.now();
    let last = started, silence = 0;
    input.dispatchEvent(new Event("change", {bubbles: true}));
    return new Promise(done => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        silence = Math.max(silence, now - last);
        last = now;
        const listed = document.querySelector('#tokens')?.dataset.total === String(count);
        if (listed) done({milliseconds: now - started, silence});
        else if (now - started > 60000) done({});
        else channel.port2.postMessage(0);
      };
      channel.port2.postMessage(0);
    });"#;
