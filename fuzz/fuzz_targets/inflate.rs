//! Any bytes may stand where compressed ones should.
#![no_main]

use jotlens::encoding::base64url::encode;
use jotlens::inspect::inspect;
use jotlens::request::Request;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let header = encode(br#"{"alg":"ES256","zip":"DEF"}"#);
    let input = format!("{header}.{}.AAAA", encode(bytes));
    let _ = inspect(&Request { input: input.into(), ..Request::default() }).to_json();
});
