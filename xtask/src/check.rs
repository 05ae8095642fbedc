//! Everything that must hold before a change is good, in the order of what fails fastest.

use crate::run::{cargo, command, run};
use crate::{browser, dist, fuzz, size, tools};
use std::time::{Duration, Instant};

/// Which of the checks to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    All,
    /// Formatting, clippy and the tests that need no browser.
    Native,
    /// The wasm tests in a headless browser.
    Browser,
    /// The release build, its size and the end-to-end tests.
    EndToEnd,
}

type Step = (&'static str, fn() -> Result<(), String>);

const PREPARATION: Step = ("preparation", prepare);
const NATIVE: [Step; 7] = [
    ("formatting", || run(&mut cargo(&["fmt", "--all", "--check"]))),
    ("clippy, native", || clippy(&["--workspace", "--all-targets"])),
    ("clippy, page", || clippy(&PAGE)),
    ("clippy, worker", || clippy(&WORKER)),
    ("native tests", || run(&mut cargo(&["test", "--workspace", "--exclude", "e2e", "--quiet"]))),
    ("views rendered natively", || run(&mut cargo(&["test", "--features", "ssr", "--quiet"]))),
    ("fuzzing, briefly", fuzz::short),
];
const BROWSER: [Step; 1] = [("tests in the browser", in_browser)];
const END_TO_END: [Step; 3] =
    [("release build", dist::build), ("sizes", size::check), ("end-to-end tests", end_to_end)];

const PAGE: [&str; 5] =
    ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "ui"];
const WORKER: [&str; 5] =
    ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "worker"];

/// Prepares the tools, runs the steps of a part until one fails, and prints a summary.
///
/// # Errors
/// A sentence that names the step that failed.
pub fn run_part(part: Part) -> Result<(), String> {
    let steps: Vec<Step> = match part {
        Part::All => NATIVE.into_iter().chain(BROWSER).chain(END_TO_END).collect(),
        Part::Native => NATIVE.to_vec(),
        Part::Browser => BROWSER.to_vec(),
        Part::EndToEnd => END_TO_END.to_vec(),
    };
    let mut done = Vec::new();
    for (name, step) in [PREPARATION].into_iter().chain(steps) {
        tools::announce(name);
        let start = now();
        let result = step();
        done.push((name, start.elapsed()));
        if let Err(error) = result {
            summarize(&done, Some(name));
            return Err(format!("{name}: {error}"));
        }
    }
    summarize(&done, None);
    Ok(())
}

fn prepare() -> Result<(), String> {
    tools::prepare_test()?;
    browser::prepare_firefox();
    browser::prepare().map(drop)
}

fn clippy(arguments: &[&str]) -> Result<(), String> {
    let mut clippy = cargo(&["clippy", "--quiet"]);
    run(clippy.args(arguments).args(["--", "-D", "warnings"]))
}

/// Compiles every test for wasm and runs them in Chromium; native tests gate themselves.
fn in_browser() -> Result<(), String> {
    let browser = browser::found()?;
    let capabilities = browser::write_capabilities(&browser)?;
    let mut tests = command("wasm-pack", &["test", "--headless", "--chrome"]);
    tests.args(["--mode", "no-install", ".", "--no-default-features", "--features", "ui"]);
    tests.env("CHROMEDRIVER", &browser.driver);
    tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    run(&mut tests)
}

fn end_to_end() -> Result<(), String> {
    let browser = browser::found()?;
    let mut tests = cargo(&["test", "--package", "e2e", "--quiet", "--no-fail-fast"]);
    run(tests.env("CHROMEDRIVER", browser.driver).env("CHROME", browser.chromium))
}

#[expect(clippy::disallowed_methods, reason = "native only; the time a step takes is printed")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::print_stdout, reason = "the summary is what the command is for")]
fn summarize(done: &[(&str, Duration)], failed: Option<&str>) {
    println!();
    for (name, time) in done {
        let mark = if failed == Some(name) { "FAILED" } else { "passed" };
        println!("{mark}  {:>6.1} s  {name}", time.as_secs_f64());
    }
}
