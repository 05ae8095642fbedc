//! One key pressed at the end of a token of 100 KB that stands in the textarea.

use super::paste::{rest, token_of};
use super::table::{Budget, Row, median};
use crate::error::Error;
use crate::page::Page;
use serde_json::{Value, json};

/// Runs on each page; the first is not counted.
const RUNS: usize = 14;
const BYTES: usize = 100_000;

/// Presses in both pages in turn, and once more on a slow machine, where frames count less beside the work.
///
/// # Errors
/// When a page shows no claims.
pub fn measure(page: &Page, bare: &str) -> Result<Vec<Row>, Error> {
    let what = "a keystroke in a token of 100 KB";
    let plain = at(page, bare, what, 1)?;
    let slow = at(page, bare, &format!("{what}, processor 4 x slower"), 4)?;
    Ok(vec![plain, slow])
}

fn at(page: &Page, bare: &str, what: &str, slower: u32) -> Result<Row, Error> {
    let text = token_of(BYTES);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(press(page, &page.address(), &text, slower)?);
        theirs.push(press(page, bare, &text, slower)?);
    }
    let median = |figures: Vec<f64>| median(figures.into_iter().skip(1).collect());
    Ok(Row::of(what, "ms", median(ours))
        .beside("bare page", median(theirs))
        .within(Budget::Ratio(0.5)))
}

fn press(page: &Page, address: &str, text: &str, slower: u32) -> Result<f64, Error> {
    rest(&page.driver, address)?;
    page.script(FILL, vec![json!(text)])?;
    page.pause(800);
    // Ours keeps long text out of the textarea until it is asked for.
    page.script("document.querySelector('#edit-as-text')?.click()", vec![])?;
    page.pause(800);
    page.script(WATCH, vec![])?;
    page.driver.devtools("Emulation.setCPUThrottlingRate", json!({"rate": slower}))?;
    page.press("A")?;
    let seen = page.script("return window.measured", vec![])?;
    page.driver.devtools("Emulation.setCPUThrottlingRate", json!({"rate": 1}))?;
    seen.as_f64().ok_or_else(|| {
        Error::new(format!("{address} was not measured: {seen}", seen = Value::clone(&seen)))
    })
}

const FILL: &str = "
    const token = document.querySelector('#token');
    token.value = arguments[0];
    token.dispatchEvent(new Event('input', {bubbles: true}))";

/// From the key press to the frame after the one that was drawn because of it.
const WATCH: &str = "
    const token = document.querySelector('#token');
    token.focus();
    token.setSelectionRange(token.value.length, token.value.length);
    window.measured = new Promise(done => {
      let started;
      addEventListener('keydown', event => { started = event.timeStamp; }, {capture: true, once: true});
      token.addEventListener('input', () => requestAnimationFrame(() => requestAnimationFrame(() =>
        done(performance.now() - started))), {once: true});
    })";
