//! The worker stops or does not come back: it is started again, and the page says so and goes on.

use crate::Case;
use e2e::copies::{HEAR, stopping};
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::hs256;
use xtask::server::{self, Server};

pub fn cases() -> Vec<Case> {
    vec![
        Case("a_worker_that_stops_is_asked_once_more", |page| {
            let _server = visit(page)?;
            page.set_key("stop-once")?;
            page.wait("it is said", "return heard.at(-1)?.includes('asked once more')")?;
            page.wait("it is answered", INVALID)?;
            page.set_key("another key")?;
            assert_eq!(page.answer("signature")?, "invalid");
            assert_eq!(page.text("[role=alert]")?, "", "said once");
            Ok(())
        }),
        Case("a_worker_that_stops_every_time_is_given_up_until_the_next_question", |page| {
            let _server = visit(page)?;
            page.set_key("stop-always")?;
            page.wait("it is said", "return heard.at(-1)?.includes('read by the page alone')")?;
            assert_eq!(page.answer("signature")?, "error");
            assert!(page.holds("return heard.some(it => it.includes('asked once more'))")?);
            assert_eq!(page.members("claims")?.len(), 1, "what the page read stays");
            page.set_key("another key")?;
            assert_eq!(page.answer("signature")?, "invalid");
            assert_eq!(page.text("[role=alert]")?, "");
            Ok(())
        }),
        Case("a_worker_that_never_answers_is_ended_when_there_is_a_newer_question", |page| {
            let _server = visit(page)?;
            page.set_key("stop-never")?;
            page.pause(500);
            assert!(page.holds("return document.querySelector('main').dataset.busy === 'true'")?);
            page.type_token(&hs256(r#"{"sub":"newer","a":1}"#))?;
            assert_eq!(page.members("claims")?.len(), 2, "the page reads all the same");
            page.set_key("another key")?;
            assert_eq!(page.answer("signature")?, "invalid");
            assert_eq!(page.text("[role=alert]")?, "");
            Ok(())
        }),
    ]
}

const INVALID: &str =
    "return document.querySelector('[data-answer=signature]').dataset.state === 'invalid'";

/// Opens a copy of the page whose worker can be stopped, with a token.
fn visit(page: &Page) -> Result<Server, Error> {
    page.open()?;
    let folder = stopping(env!("CARGO_TARGET_TMPDIR"), "stopping")?;
    let server = server::start(&folder, 0)?;
    page.driver.goto(&format!("http://127.0.0.1:{}/", server.port))?;
    page.wait("it is interactive", "return document.documentElement.dataset.ready === 'true'")?;
    page.type_token(&hs256(r#"{"sub":"ann"}"#))?;
    page.wait_idle()?;
    page.script(HEAR, vec![])?;
    Ok(server)
}
