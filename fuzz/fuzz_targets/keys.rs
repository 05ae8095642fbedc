//! Any text in the key box is described.
#![no_main]

use jotlens::keys::Keys;
use jotlens::request::{LIMITS, Request};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let request = Request { key: text.into(), ..Request::default() };
    let keys = Keys::read(&request);
    assert!(keys.list.len() <= LIMITS.keys && keys.problems.len() <= LIMITS.problems + 1);
    let _ = keys.describe(None);
});
