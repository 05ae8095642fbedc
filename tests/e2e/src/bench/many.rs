//! What stays in memory after 10,000 tokens were inspected, one after the other.

use super::paste::rest;
use super::table::Row;
use crate::error::Error;
use crate::memory;
use crate::page::Page;
use serde_json::{Value, json};

const TOKENS: u32 = 10_000;
/// Tokens after which the page is warm: what it takes until then it takes once.
const WARM: u32 = 1_000;

/// Inspects them, and tells by how much the browser grew after the first thousand, and how long one takes.
///
/// # Errors
/// When the page does not answer.
pub fn measure(page: &Page) -> Result<Vec<Row>, Error> {
    rest(&page.driver, &page.address())?;
    inspect(page, WARM)?;
    let process = page.driver.process();
    let before = memory::of_children(process);
    let each = inspect(page, TOKENS - WARM)?;
    let after = memory::of_children(process);
    let mut rows = vec![Row::of("one token inspected, worker included, of 10,000", "ms", each)];
    #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "megabytes")]
    if let Some((before, after)) = before.zip(after) {
        let grown = after.saturating_sub(before) as f64 / 1e6;
        rows.push(Row::of("memory the browser grew by, tokens 1,001 to 10,000", "MB", grown));
    }
    Ok(rows)
}

/// Milliseconds for each.
fn inspect(page: &Page, count: u32) -> Result<f64, Error> {
    // A script may run for half a minute, so it is asked in parts.
    const PART: u32 = 500;
    let mut total = 0.0;
    for start in (0..count).step_by(500) {
        let seen = page.script(INSPECT, vec![json!(start), json!(PART)])?;
        total += seen
            .as_f64()
            .ok_or_else(|| Error::new(format!("not measured: {}", Value::clone(&seen))))?;
    }
    Ok(total / f64::from(count))
}

const INSPECT: &str = "
    const [start, count] = arguments, box = document.querySelector('#token'), main = document.querySelector('main');
    const encode = text => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const began = performance.now();
    const turn = () => new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
    return (async () => {
      for (let n = start; n < start + count; n++) {
        const claims = {iss: 'https://id.example', sub: 'user-' + n, aud: 'api', iat: 1795245600, exp: 1795245600 + n};
        box.value = encode(JSON.stringify({alg: 'RS256', typ: 'at+jwt', kid: 'k' + n})) + '.' +
          encode(JSON.stringify(claims)) + '.' + 'A'.repeat(342);
        box.dispatchEvent(new Event('input', {bubbles: true}));
        do await turn(); while (main.dataset.busy === 'true');
      }
      return performance.now() - began;
    })();";
