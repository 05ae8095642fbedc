//! Measures from a real paste to the painted claims, beside a page that does the least possible; and the search for
//! tokens in a large file.

use e2e::driver::Driver;
use e2e::error::Error;
use e2e::page::{CONTROL, Page};
use e2e::soup;
use e2e::tokens::{segment, token};
use serde_json::{Value, json};
use std::fs;
use std::process::ExitCode;
use xtask::run::root;
use xtask::server;

/// A size of token and what pasting it may cost (ARCHITECTURE.md, "Budgets").
struct Budget {
    name: &'static str,
    bytes: usize,
    /// Times the bare page.
    ratio: f64,
    /// Longest task of the main thread in milliseconds.
    task: Option<f64>,
}

const BUDGETS: [Budget; 3] = [
    Budget { name: "1 KB", bytes: 1_000, ratio: 1.3, task: None },
    Budget { name: "100 KB", bytes: 100_000, ratio: 0.6, task: Some(50.0) },
    Budget { name: "1 MB", bytes: 1_000_000, ratio: 0.25, task: Some(100.0) },
];

/// Runs of each size on each page; the first warms the browser up and is not counted.
const RUNS: usize = 8;

/// One paste, in milliseconds.
struct Run {
    painted: f64,
    longest_task: f64,
}

fn main() -> ExitCode {
    match bench() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Result<(), Error> {
    let folder = root().join("target/bench-bare");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), BARE)?;
    let server = server::start(&folder, 0)?;
    let page = Page::start()?;
    let bare = format!("http://127.0.0.1:{}/", server.port);
    page.allow_clipboard(&bare)?;
    print(
        "paste to painted claims    ours ms    bare ms    ratio    budget    longest task ms    bare    budget",
    );
    let mut rows = Vec::new();
    for budget in &BUDGETS {
        rows.push(measure(&page, &bare, budget)?);
    }
    let (lines, numbers) = soup::measure(&page)?;
    rows.push(numbers);
    let file = root().join("target/bench.json");
    fs::write(&file, serde_json::to_string_pretty(&rows)?)?;
    print(&format!("median of {} runs, interleaved; {}", RUNS - 1, page.browser()));
    for line in &lines {
        print(line);
    }
    Ok(())
}

/// Pastes the token into both pages in turn; prints a row.
fn measure(page: &Page, bare: &str, budget: &Budget) -> Result<Value, Error> {
    let text = token_of(budget.bytes);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(paste(&page.driver, &page.address(), &text)?);
        theirs.push(paste(&page.driver, bare, &text)?);
    }
    let median = |runs: &[Run], of: fn(&Run) -> f64| {
        let mut values: Vec<f64> = runs.iter().skip(1).map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let painted = [&ours, &theirs].map(|runs| median(runs, |run| run.painted));
    let tasks = [&ours, &theirs].map(|runs| median(runs, |run| run.longest_task));
    let ratio = painted[0] / painted[1];
    print(&format!(
        "{:<24}{:>10.1}{:>11.1}{:>9.2}{:>10.2}{:>19}{:>8}{:>10}",
        budget.name,
        painted[0],
        painted[1],
        ratio,
        budget.ratio,
        task(tasks[0]),
        task(tasks[1]),
        budget.task.map_or_else(|| "-".to_owned(), |task| format!("{task:.0}")),
    ));
    Ok(json!({
        "size": budget.name,
        "token_bytes": text.len(),
        "ours_ms": painted[0],
        "bare_ms": painted[1],
        "ratio": ratio,
        "ratio_budget": budget.ratio,
        "longest_task_ms": tasks[0],
        "bare_longest_task_ms": tasks[1],
        "longest_task_budget_ms": budget.task,
    }))
}

/// Browsers report no task below 50 ms.
fn task(milliseconds: f64) -> String {
    if milliseconds < 50.0 { "< 50".to_owned() } else { format!("{milliseconds:.0}") }
}

/// Loads the page afresh, lets it come to rest, pastes.
fn paste(driver: &Driver, address: &str, text: &str) -> Result<Run, Error> {
    driver.goto("about:blank")?;
    driver.goto(address)?;
    driver.script(REST, vec![])?;
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

/// An access token of about this many bytes: what one usually holds, and roles up to the size.
fn token_of(bytes: usize) -> String {
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

#[expect(clippy::print_stdout, reason = "the table is what the program is for")]
fn print(line: &str) {
    println!("{line}");
}

/// Waits until the page and whatever it starts in idle time have come to rest.
const REST: &str = "
    return new Promise(done => setTimeout(() => requestIdleCallback(done), 1200))";

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
const BARE: &str = r#"<!doctype html>
<html lang="en">
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
  show("claims", parts[1]);
});
</script>
</body>
</html>
"#;
