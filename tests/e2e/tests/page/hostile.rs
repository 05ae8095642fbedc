//! Tokens made to break pages leave no error in the console and run nothing.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::{hs256, segment, token};
use serde_json::json;

const TEXTS: [&str; 16] = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
    "'; DROP TABLE users; --",
    "\u{202e}gnp.exe\u{202c}",
    "\u{0}\u{1}\u{7f}\u{85}",
    "\u{feff}\u{200b}\u{2028}\u{2029}",
    "👩‍👩‍👧‍👦 Z̸̢̛a̷l̴g̵o̶ ﷽",
    "__proto__",
    "constructor",
    "&lt;b&gt;&#x41;&amp;",
    "../../etc/passwd",
    "%00%0a%0d%s%n",
    "\\u0000\\ud800",
];

pub fn cases() -> Vec<Case> {
    vec![
        Case("hostile_text_in_claims_is_only_text", |page| everywhere(page, claim)),
        Case("hostile_names_of_claims_are_only_text", |page| everywhere(page, name)),
        Case("hostile_headers_are_only_text", |page| everywhere(page, header)),
        Case("hostile_text_in_both_boxes_is_only_text", |page| {
            page.open()?;
            for text in TEXTS {
                page.assign_token(text)?;
                page.set_key(&text.replace('\0', ""))?;
                page.wait_idle()?;
                assert_eq!(page.value("#token")?, text);
            }
            harmless(page)
        }),
        Case("lone_surrogates_are_shown_as_written", surrogates),
        Case("a_claim_of_a_hundred_thousand_characters_is_shown", long),
        Case("deep_nesting_is_no_stack_overflow", deep),
        Case("a_thousand_members_and_empty_names_are_shown", many),
    ]
}

/// Enters a token made of each text; checks that nothing ran.
fn everywhere(page: &Page, make: fn(&str) -> String) -> Result<(), Error> {
    page.open()?;
    for text in TEXTS {
        page.type_token(&make(text))?;
        page.wait_idle()?;
    }
    harmless(page)
}

fn claim(text: &str) -> String {
    hs256(json!({"sub": text, "nested": [{"a": text}]}).to_string())
}

fn name(text: &str) -> String {
    hs256(json!({ text: 1 }).to_string())
}

fn header(text: &str) -> String {
    token(&json!({"alg": text, "kid": text, "typ": text, "jku": text}).to_string(), "{}")
}

fn harmless(page: &Page) -> Result<(), Error> {
    assert_eq!(page.witnessed("alerts")?, [""; 0]);
    assert_eq!(page.witnessed("violations")?, [""; 0]);
    assert_eq!(page.complaints()?, [""; 0]);
    assert_eq!(page.driver.url()?, page.address());
    assert!(
        page.holds("return !document.querySelector('main script, main img, main svg[onload]')")?
    );
    Ok(())
}

fn surrogates(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.type_token(&hs256(r#"{"sub":"\ud800","\udc00":"\ud83d\ude00"}"#))?;
    page.wait_idle()?;
    let values: Vec<_> = page.members("claims")?.into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, [r#""\ud800""#, r#""\ud83d\ude00""#]);
    // A textarea can hold half a character that no encoding has.
    page.script(
        "const input = document.querySelector('#token'); input.value = 'eyJ\\ud800.e30.x';
         input.dispatchEvent(new Event('input', {bubbles: true}))",
        vec![],
    )?;
    assert!(!page.problems()?.is_empty());
    harmless(page)
}

fn long(page: &Page) -> Result<(), Error> {
    page.open()?;
    let value = "x".repeat(100_000);
    page.paste(&hs256(json!({"long": value, "sub": "ann"}).to_string()))?;
    page.wait("it is shown", "return !!document.querySelector('#claims [data-member=sub]')")?;
    let members = page.members("claims")?;
    assert_eq!(members.first().map(|it| it.1.len()), Some(100_002));
    assert!(page.holds("return document.documentElement.scrollWidth <= innerWidth")?);
    harmless(page)
}

fn deep(page: &Page) -> Result<(), Error> {
    page.open()?;
    let nested = format!("{{\"a\":{}1{}}}", "[".repeat(20_000), "]".repeat(20_000));
    page.paste(&hs256(nested))?;
    page.wait(
        "it is named",
        "return !!document.querySelector('#problems [data-problem=payload-json]')",
    )?;
    let problems = page.problems()?;
    assert!(problems.iter().any(|it| it.text.contains("128")), "{problems:?}");
    harmless(page)
}

fn many(page: &Page) -> Result<(), Error> {
    page.open()?;
    let members: Vec<_> = (0..1_000).map(|n| format!("\"m{n}\":{n}")).collect();
    page.type_token(&hs256(format!("{{\"\":\"\",{}}}", members.join(","))))?;
    page.wait_idle()?;
    assert_eq!(page.members("claims")?.first(), Some(&(String::new(), "\"\"".to_owned())));
    page.type_token(&format!("{}..", segment("{}")))?;
    page.wait_idle()?;
    harmless(page)
}
