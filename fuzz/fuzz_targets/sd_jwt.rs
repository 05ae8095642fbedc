//! Any disclosures and any claims with digests are processed.
#![no_main]

use jotlens::encoding::base64url::encode;
use jotlens::inspect::inspect;
use jotlens::request::Request;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (claims, rest) = text.split_once('~').unwrap_or((text, ""));
    let header = encode(br#"{"alg":"ES256","typ":"dc+sd-jwt"}"#);
    // Disclosures are written as JSON here, so that the fuzzer need not learn base64url.
    let disclosures: Vec<String> = rest.split('~').map(|it| encode(it.as_bytes())).collect();
    let input = format!("{header}.{}.AAAA~{}~", encode(claims.as_bytes()), disclosures.join("~"));
    let _ = inspect(&Request { input: input.into(), ..Request::default() }).to_json();
});
