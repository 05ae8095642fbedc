//! JSON that is read and printed is read as the same JSON.
#![no_main]

use jotlens::encoding::json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(node) = json::parse(text) else { return };
    let printed = json::pretty(&node, text);
    let again = json::parse(&printed).expect("what is printed is JSON");
    assert_eq!(json::pretty(&again, &printed), printed);
});
