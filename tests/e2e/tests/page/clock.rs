//! The countdown: one text node a second, and a turn at zero.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;
use serde_json::Value;

pub fn cases() -> Vec<Case> {
    vec![
        Case("the_countdown_touches_one_text_node_and_nothing_else", ticking),
        Case("the_countdown_turns_at_zero_and_so_do_the_findings", turning),
        Case("as_of_another_instant_the_answer_changes", as_of),
    ]
}

/// A token that expires this many seconds after the page's clock.
fn expiring(page: &Page, seconds: i64) -> Result<String, Error> {
    let now = page.script("return Math.floor(Date.now() / 1000)", vec![])?;
    let now = now.as_i64().unwrap_or_default();
    Ok(hs256(format!("{{\"iat\":{},\"exp\":{}}}", now - 60, now + seconds)))
}

fn ticking(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&expiring(page, 3_000)?)?;
    page.wait_idle()?;
    // What belongs to the answer of the worker is over by then, and what is added to the head a second after loading.
    page.wait("all is linked", "return !!document.querySelector('head > link[rel=manifest]')")?;
    page.pause(600);
    let seen = page.script(
        "const kinds = {}, nodes = new Set();
         const observer = new MutationObserver(records => {
           for (const it of records) { kinds[it.type] = (kinds[it.type] ?? 0) + 1; nodes.add(it.target); }
         });
         observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
         return new Promise(done => setTimeout(() => {
           observer.disconnect();
           done({kinds, nodes: nodes.size});
         }, 3500));",
        vec![],
    )?;
    let ticks = seen.pointer("/kinds/characterData").and_then(Value::as_i64).unwrap_or_default();
    assert!((3..=4).contains(&ticks), "{seen}");
    assert_eq!(
        seen.pointer("/kinds").and_then(Value::as_object).map(serde_json::Map::len),
        Some(1),
        "{seen}"
    );
    assert_eq!(seen.pointer("/nodes").and_then(Value::as_i64), Some(1), "{seen}");
    Ok(())
}

fn turning(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&expiring(page, 3)?)?;
    assert_eq!(page.answer("lifetime")?, "alive");
    let before = page.findings()?;
    assert!(!before.iter().any(|it| it.rule == "time-within-skew"), "{before:?}");
    page.wait(
        "it turns at zero",
        "return document.querySelector('#answers [data-answer=lifetime]').dataset.state === 'expired'",
    )?;
    page.wait(
        "the findings follow",
        "return !!document.querySelector('#findings [data-rule=time-within-skew]')",
    )
}

fn as_of(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(r#"{"iat":1700000000,"exp":1700003600}"#))?;
    assert_eq!(page.answer("lifetime")?, "expired");
    page.select("#as-of")?;
    page.press("1700000100\u{e007}\u{e004}")?;
    page.wait(
        "it is alive as of then",
        "return document.querySelector('#answers [data-answer=lifetime]').dataset.state === 'alive'",
    )?;
    let findings = page.findings()?;
    assert!(!findings.iter().any(|it| it.rule == "time-expired"), "{findings:?}");
    Ok(())
}
