//! The examples: labelled, minted by the page's clock, with the matching key filled in.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;

/// Name, state of the signature, state of the lifetime.
const EXAMPLES: [(&str, &str, &str); 10] = [
    ("es256", "valid", "alive"),
    ("rs256", "valid", "alive"),
    ("ps256", "valid", "alive"),
    ("eddsa", "valid", "alive"),
    ("hs256", "valid", "alive"),
    ("sd-jwt", "valid", "alive"),
    ("encrypted", "valid", "alive"),
    ("expired", "valid", "expired"),
    ("not-yet-valid", "valid", "not-yet"),
    ("unsigned", "none", "alive"),
];

pub fn cases() -> Vec<Case> {
    vec![
        Case("each_example_is_labelled_and_gives_its_answer", |page| {
            page.open()?;
            for (name, signature, lifetime) in EXAMPLES {
                page.load_example(name)?;
                assert_eq!(page.answer("signature")?, signature, "{name}");
                assert_eq!(page.answer("lifetime")?, lifetime, "{name}");
                assert!(page.text(".notice.example")?.starts_with("Example"), "{name} is labelled");
                assert_eq!(page.value("#key")?.is_empty(), name == "unsigned", "{name}: its key");
                assert_eq!(page.problems()?, [], "{name}");
            }
            assert_eq!(page.complaints()?, [""; 0]);
            Ok(())
        }),
        Case("a_good_example_gets_no_warning_and_no_error", |page| {
            page.open()?;
            for name in ["es256", "rs256", "ps256", "eddsa", "hs256", "sd-jwt", "encrypted"] {
                page.load_example(name)?;
                let findings = page.findings()?;
                let bad = |severity: &str| ["warning", "error"].contains(&severity);
                assert!(!findings.iter().any(|it| bad(&it.severity)), "{name}: {findings:?}");
            }
            Ok(())
        }),
        Case("the_bad_examples_are_found_to_be_bad", |page| {
            page.open()?;
            let bad = [
                ("expired", "time-expired"),
                ("not-yet-valid", "time-not-yet-valid"),
                ("unsigned", "hdr-alg-none"),
            ];
            for (name, rule) in bad {
                page.load_example(name)?;
                let findings = page.findings()?;
                assert!(findings.iter().any(|it| it.rule == rule), "{name}: {findings:?}");
            }
            Ok(())
        }),
        Case("an_edited_example_is_no_example_any_more", edited),
        Case("a_changed_signature_of_an_example_does_not_verify", |page| {
            page.open()?;
            for (name, ..) in EXAMPLES.iter().take(5) {
                page.load_example(name)?;
                let token = page.value("#token")?;
                let (start, signature) = token.rsplit_once('.').unwrap_or_default();
                let first = if signature.starts_with('A') { "B" } else { "A" };
                let rest = signature.get(1..).unwrap_or_default();
                page.type_token(&format!("{start}.{first}{rest}"))?;
                assert_eq!(page.answer("signature")?, "invalid", "{name}");
            }
            Ok(())
        }),
    ]
}

fn edited(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.load_example("hs256")?;
    page.select("#token")?;
    page.press("\u{e010}x")?;
    page.wait_idle()?;
    assert_eq!(page.text(".notice.example")?, "");
    Ok(())
}
