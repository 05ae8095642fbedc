//! From a real paste to the painted claims, beside a page that does the least possible.

use super::table::{Budget, Row, median};
use crate::driver::Driver;
use crate::error::Error;
use crate::page::{CONTROL, Page};
use crate::tokens::{segment, token};
use serde_json::{Value, json};

/// A size of token and what pasting it may cost.
struct Size {
    name: &'static str,
    bytes: usize,
    /// Runs on each page; the first warms the browser up and is not counted. The shorter a paste, the more of it is
    /// waiting for the next frame, which is chance.
    runs: usize,
    /// Times the bare page.
    ratio: f64,
    /// Longest task of the main thread in milliseconds.
    task: Option<f64>,
}

const SIZES: [Size; 3] = [
    Size { name: "1 KB", bytes: 1_000, runs: 22, ratio: 1.3, task: None },
    Size { name: "100 KB", bytes: 100_000, runs: 12, ratio: 0.6, task: Some(50.0) },
    Size { name: "1 MB", bytes: 1_000_000, runs: 6, ratio: 0.25, task: Some(100.0) },
];

/// One paste, in milliseconds.
struct Run {
    painted: f64,
    longest_task: f64,
}

/// Pastes tokens of all sizes into both pages in turn.
///
/// # Errors
/// When a page does not show the claims.
pub fn measure(page: &Page, bare: &str) -> Result<Vec<Row>, Error> {
    let rows = SIZES.iter().map(|size| one(page, bare, size));
    Ok(rows.collect::<Result<Vec<_>, _>>()?.concat())
}

fn one(page: &Page, bare: &str, size: &Size) -> Result<Vec<Row>, Error> {
    let text = token_of(size.bytes);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..size.runs {
        ours.push(paste(&page.driver, &page.address(), &text)?);
        theirs.push(paste(&page.driver, bare, &text)?);
    }
    let median = |runs: &[Run], of: fn(&Run) -> f64| median(runs.iter().skip(1).map(of).collect());
    let [painted, bare_painted] = [&ours, &theirs].map(|runs| median(runs, |run| run.painted));
    let [task, bare_task] = [&ours, &theirs].map(|runs| median(runs, |run| run.longest_task));
    let painted = Row::of(format!("paste to painted claims, {}", size.name), "ms", painted)
        .beside("bare page", bare_painted)
        .within(Budget::Ratio(size.ratio));
    // Browsers report no task below 50 ms: 0 says that there was none.
    let task = Row::of(format!("longest task of it, {}", size.name), "ms", task);
    let task = Row { peer: (bare_task > 0.0).then_some(("bare page", bare_task)), ..task };
    Ok(vec![painted, Row { budget: size.task.map(Budget::AtMost), ..task }])
}

/// Loads the page afresh, lets it come to rest, pastes.
fn paste(driver: &Driver, address: &str, text: &str) -> Result<Run, Error> {
    rest(driver, address)?;
    driver.script("return navigator.clipboard.writeText(arguments[0])", vec![json!(text)])?;
    driver.script(WATCH, vec![])?;
    driver.press(&format!("{CONTROL}v"))?;
    let seen = driver.script("return window.measured", vec![])?;
    let number = |name| seen.get(name).and_then(Value::as_f64);
    match (number("painted"), number("longest")) {
        (Some(painted), Some(longest_task)) => Ok(Run { painted, longest_task }),
        _ => Err(Error::new(format!("{address} was not measured: {seen}"))),
    }
}

/// Loads a page afresh, and waits until it and whatever it starts in idle time have come to rest.
///
/// # Errors
/// When the page cannot be loaded.
pub fn rest(driver: &Driver, address: &str) -> Result<(), Error> {
    driver.goto("about:blank")?;
    driver.goto(address)?;
    let wait = "return new Promise(done => setTimeout(() => requestIdleCallback(done), 1200))";
    driver.script(wait, vec![]).map(drop)
}

/// An access token of about this many bytes: what one usually holds, and roles up to the size.
pub fn token_of(bytes: usize) -> String {
    let header = r#"{"alg":"RS256","typ":"at+jwt","kid":"2026-10"}"#;
    let claims = |roles: &[String]| {
        format!(
            r#"{{"iss":"https://id.example.com/","sub":"user_123","aud":"https://api.example.com","client_id":"web","scope":"orders:read orders:write","iat":1795245600,"exp":1795332000,"jti":"5f0c6a4e","roles":[{}]}}"#,
            roles.join(",")
        )
    };
    let room = bytes.saturating_sub(token(header, claims(&[])).len() + segment([0; 256]).len());
    // 17 bytes of JSON each, four characters of base64url for three of them.
    let count = room * 3 / 4 / 17;
    let roles: Vec<String> = (0..count).map(|n| format!("\"service-{n:06}\"")).collect();
    format!("{}.{}.{}", segment(header), segment(claims(&roles)), segment([7; 256]))
}

/// From the key press to the frame after the one that shows the claims, and the longest task
/// until a second later.
const WATCH: &str = "
    const token = document.querySelector('#token');
    token.focus();
    let started, longest = 0, painted;
    addEventListener('keydown', event => { if (event.key === 'v') started = event.timeStamp; }, true);
    new PerformanceObserver(list => {
      for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
    }).observe({type: 'longtask'});
    window.measured = new Promise(done => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('#claims [data-member=roles]')) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => {
          painted = performance.now() - started;
          setTimeout(() => done({painted, longest}), 1000);
        }));
      });
      observer.observe(document, {subtree: true, childList: true});
    })";

/// A textarea, `atob`, `JSON.parse` and `textContent`.
pub const BARE: &str = r#"<!doctype html>
<html lang="en" data-ready="true">
<head><meta charset="utf-8"><title>Bare page</title></head>
<body>
<textarea id="token" rows="8" cols="80"></textarea>
<pre id="header"></pre>
<pre id="claims"></pre>
<script>
const decode = part => {
  const text = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
  const json = new TextDecoder().decode(Uint8Array.from(text, c => c.charCodeAt(0)));
  return JSON.stringify(JSON.parse(json), null, 2);
};
const show = (id, part) => {
  const span = document.createElement("span");
  span.dataset.member = "roles";
  span.textContent = decode(part);
  document.getElementById(id).replaceChildren(span);
};
document.getElementById("token").addEventListener("input", event => {
  const parts = event.target.value.split(".");
  show("header", parts[0]);
  try { show("claims", parts[1]); } catch (error) { show("claims", btoa(JSON.stringify(String(error)))); }
});
</script>
</body>
</html>
"#;
