//! What holds for every rule.

use super::*;
use crate::lints::case::{Case, GOOD, HS256};
use std::collections::BTreeSet;

#[test]
fn ids_are_unique() {
    let mut seen = BTreeSet::new();
    for lint in all() {
        assert!(seen.insert(lint.id), "{} is declared twice", lint.id);
    }
}

#[test]
fn every_rule_explains_itself() {
    for lint in all() {
        let mut rest = lint.explanation;
        for heading in
            ["## What it finds\n", "## Why it matters\n", "## What to do\n", "## References\n"]
        {
            let (_, after) =
                rest.split_once(heading).unwrap_or_else(|| panic!("{} lacks {heading}", lint.id));
            let text = after.split("## ").next().unwrap_or_default().trim();
            assert!(text.len() > 5, "{} says nothing under {heading}", lint.id);
            rest = after;
        }
    }
}

#[test]
fn the_explanation_of_a_rule_can_be_asked_for() {
    assert!(explanation("time-expired").is_some_and(|text| text.contains("`exp`")));
    assert_eq!(explanation("no-such-rule"), None);
}

#[test]
fn what_was_not_asked_is_counted_as_skipped_with_its_reason() {
    let (findings, checks) = Case::text("").ask(run);
    assert!(findings.is_empty());
    assert_eq!(
        (checks.ran, checks.skipped > 0),
        (all().filter(|it| it.needs.is_empty()).count(), true)
    );
    let (_, checks) = Case::jwt(HS256, GOOD).ask(run);
    assert_eq!(checks.ran + checks.skipped, all().count());
    let without_key = all().filter(|it| it.needs.contains(&Need::Key)).count();
    assert!(checks.reasons.contains(&("no key given".into(), without_key)), "{:?}", checks.reasons);
}

#[test]
fn the_worst_findings_come_first() {
    let findings = Case::claims(r#"{"exp":1700000900,"iat":1700000000,"sub":"a"}"#).findings();
    let severities: Vec<_> = findings.iter().map(|finding| finding.severity).collect();
    assert!(severities.is_sorted() && severities.len() > 2, "{severities:?}");
}

#[cfg(not(target_arch = "wasm32"))]
mod files {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_rule_stands_in_the_file_and_folder_of_its_name() {
        for (area, rules) in LINTS {
            for lint in *rules {
                let expected = format!("src/lints/{}/{}.rs", snake(area), snake(lint.id));
                assert!(
                    Path::new(lint.file).ends_with(&expected),
                    "{} is not {expected}",
                    lint.file
                );
            }
        }
    }

    #[test]
    fn every_rule_file_is_registered() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lints");
        let areas = root.read_dir().unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_dir());
        for file in areas.flat_map(|area| area.read_dir().unwrap()).map(|it| it.unwrap().path()) {
            let registered = all().any(|lint| file.ends_with(lint.file));
            assert!(registered, "{} is in no list", file.display());
        }
    }

    #[test]
    fn rules_agree_with_the_catalogue() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/design/lints.json");
        let Ok(text) = std::fs::read_to_string(path) else {
            return println!("skipped: the catalogue ../shared/design/lints.json is not there");
        };
        let catalogue: serde_json::Value = serde_json::from_str(&text).unwrap();
        let entries = catalogue["lints"].as_array().unwrap();
        for (area, lint) in
            LINTS.iter().flat_map(|(area, rules)| rules.iter().map(move |it| (area, it)))
        {
            let entry = entries.iter().find(|entry| entry["id"] == lint.id);
            let entry = entry.unwrap_or_else(|| panic!("{} is not in the catalogue", lint.id));
            let severity = serde_json::to_value(lint.severity).unwrap();
            assert_eq!(
                (&entry["area"], &entry["severity"]),
                (&(*area).into(), &severity),
                "{}",
                lint.id
            );
            assert_eq!(entry["title"], lint.title, "{}", lint.id);
        }
        println!("{} of {} rules of the catalogue", all().count(), entries.len());
    }

    fn snake(text: &str) -> String {
        text.replace('-', "_")
    }
}
