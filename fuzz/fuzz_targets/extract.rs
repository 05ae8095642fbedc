//! Tokens are looked for in any bytes, and each stands where it is said to stand.
#![no_main]

use jotlens::soup;
use jotlens::time::Timestamp;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for token in soup::find(bytes, Timestamp(0)).tokens {
        assert!(bytes.get(token.span.clone()).is_some_and(|found| !found.is_empty()));
    }
});
