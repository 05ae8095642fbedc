//! The release build in a real browser, case by case, in one browser.

#[path = "page/access.rs"]
mod access;
#[path = "page/bad_input.rs"]
mod bad_input;
#[path = "page/bad_keys.rs"]
mod bad_keys;
#[path = "page/clock.rs"]
mod clock;
#[path = "page/editing.rs"]
mod editing;
#[path = "page/exact.rs"]
mod exact;
#[path = "page/examples.rs"]
mod examples;
#[path = "page/forms.rs"]
mod forms;
#[path = "page/hostile.rs"]
mod hostile;
#[path = "page/key_files.rs"]
mod key_files;
#[path = "page/keys.rs"]
mod keys;
#[path = "page/learn.rs"]
mod learn;
#[path = "page/long.rs"]
mod long;
#[path = "page/offline.rs"]
mod offline;
#[path = "page/privacy.rs"]
mod privacy;
#[path = "page/rehearsal.rs"]
mod rehearsal;
#[path = "page/report.rs"]
mod report;
#[path = "page/sd_jwt.rs"]
mod sd_jwt;
#[path = "page/soup.rs"]
mod soup;
#[path = "page/vectors.rs"]
mod vectors;
#[path = "page/worker.rs"]
mod worker;

use e2e::error::Error;
use e2e::page::Page;
use libtest_mimic::{Arguments, Failed, Trial};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

/// A sentence that holds, and how it is tried.
struct Case(&'static str, fn(&Page) -> Result<(), Error>);

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // There is one browser.
    arguments.test_threads = Some(1);
    let page: Arc<Mutex<Option<Page>>> = Arc::default();
    let groups = [
        examples::cases(),
        editing::cases(),
        rehearsal::cases(),
        long::cases(),
        clock::cases(),
        keys::cases(),
        key_files::cases(),
        bad_keys::cases(),
        bad_input::cases(),
        bad_input::contents(),
        exact::cases(),
        forms::cases(),
        hostile::cases(),
        access::cases(),
        learn::cases(),
        soup::cases(),
        privacy::cases(),
        offline::cases(),
        report::cases(),
        sd_jwt::cases(),
        vectors::cases(),
        worker::cases(),
    ];
    let trials = groups.into_iter().flatten().map(|case| trial(case, Arc::clone(&page))).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Closes the browser before the process ends.
    drop(page);
    conclusion.exit_code()
}

/// The first trial that runs starts the browser.
fn trial(Case(name, run): Case, page: Arc<Mutex<Option<Page>>>) -> Trial {
    Trial::test(name, move || {
        let mut page = page.lock().unwrap_or_else(PoisonError::into_inner);
        if page.is_none() {
            *page = Some(Page::start()?);
        }
        let Some(page) = page.as_ref() else { return Err(Failed::without_message()) };
        run(page)?;
        Ok(())
    })
}
