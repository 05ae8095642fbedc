//! Any text is read, and what was read can be written down.
#![no_main]

use jotlens::facts::Facts;
use jotlens::request::Request;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let facts = Facts::read(&Request { input: text.into(), ..Request::default() });
    let _ = facts.reading();
});
