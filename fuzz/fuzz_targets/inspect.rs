//! Any token with any key gives a report.
#![no_main]

use jotlens::inspect::inspect;
use jotlens::request::Request;
use jotlens::time::Timestamp;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (input, key) = text.split_once('\u{0}').unwrap_or((text, ""));
    let now = Timestamp(1_795_000_000);
    let request = Request { input: input.into(), key: key.into(), now, ..Request::default() };
    let _ = inspect(&request).to_json();
});
