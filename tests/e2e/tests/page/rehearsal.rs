//! What is drawn out of sight, to make the first paste quick, is never seen and leaves nothing.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;
use serde_json::{Value, json};

pub fn cases() -> Vec<Case> {
    vec![
        Case("the_rehearsal_is_never_seen_and_leaves_nothing", unseen),
        Case("a_paste_during_the_rehearsal_ends_it", interrupted),
    ]
}

fn unseen(page: &Page) -> Result<(), Error> {
    let watch = json!({"source": WATCH});
    let script = page.driver.devtools("Page.addScriptToEvaluateOnNewDocument", watch)?;
    page.open()?;
    page.wait(
        "it is over",
        "return watched.ended >= 2 && performance.now() - watched.last > 1000",
    )?;
    page.driver.devtools("Page.removeScriptToEvaluateOnNewDocument", script)?;
    page.pause(300);
    assert_eq!(page.script("return watched.seen", vec![])?, json!([]));
    let left = "return [document.querySelectorAll('#token').length, watched.begun - watched.ended]";
    assert_eq!(page.script(left, vec![])?, json!([1, 0]));
    Ok(())
}

fn interrupted(page: &Page) -> Result<(), Error> {
    let paste = json!({"source": PASTE.replace("TOKEN", &hs256(r#"{"sub":"ann"}"#))});
    let script = page.driver.devtools("Page.addScriptToEvaluateOnNewDocument", paste)?;
    page.open()?;
    page.wait("it is pasted", "return window.pasted === true")?;
    page.driver.devtools("Page.removeScriptToEvaluateOnNewDocument", script)?;
    page.wait_idle()?;
    let left = page.script("return document.querySelectorAll('.offstage').length", vec![])?;
    assert_eq!(left, Value::from(0));
    assert_eq!(page.members("claims")?.len(), 1);
    assert_eq!(page.answer("signature")?, "unchecked");
    Ok(())
}

/// Counts how often something stands out of sight, and keeps what of it could be noticed.
const WATCH: &str = "
    window.watched = {begun: 0, ended: 0, last: 0, seen: []};
    const saw = (what, is) => { if (is) watched.seen.push(what); };
    let there = false, height;
    new PerformanceObserver(list => saw('a shift', list.getEntries().length)).observe({type: 'layout-shift'});
    new MutationObserver(() => {
      const stage = document.querySelector('.offstage');
      if (stage) {
        saw('an element', stage.querySelector('main').checkVisibility({visibilityProperty: true}));
        saw('a name', !stage.inert || stage.ariaHidden !== 'true');
        saw('room', document.documentElement.scrollHeight !== height);
        saw('a second box first', stage.contains(document.querySelector('#token')));
      } else height = document.documentElement.scrollHeight;
      if (!!stage !== there) {
        there = !!stage;
        watched[there ? 'begun' : 'ended']++;
        watched.last = performance.now();
      }
    }).observe(document, {subtree: true, childList: true});";

/// Pastes while something stands out of sight.
const PASTE: &str = "
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.offstage')) return;
      observer.disconnect();
      setTimeout(() => {
        const box = document.querySelector('#token');
        box.value = 'TOKEN';
        box.dispatchEvent(new Event('input', {bubbles: true}));
        window.pasted = true;
      });
    }).observe(document, {subtree: true, childList: true});";
