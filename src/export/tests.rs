//! What reports say, and what they do not.

use super::write;
use crate::encoding::base64url::encode;
use crate::inspect::inspect;
use crate::lints::docs;
use crate::request::{REPORT_FORMATS, ReportFormat, Request};
use crate::time::Timestamp;
use serde_json::Value;

const SIGNATURE: &str = "c2lnbmF0dXJlIG9mIHRoZSB0b2tlbg";

fn token(claims: &str) -> String {
    let header = encode(br#"{"alg":"RS256","typ":"JWT"}"#);
    format!("{header}.{}.{SIGNATURE}", encode(claims.as_bytes()))
}

fn report(input: &str, format: ReportFormat) -> String {
    let now = Timestamp(1_790_000_000);
    write(
        &inspect(&Request { input: input.into(), now, ..Request::default() }),
        format,
        &docs::markdown(),
    )
}

fn parsed(input: &str, format: ReportFormat) -> Value {
    serde_json::from_str(&report(input, format)).unwrap()
}

const LEAKY: &str =
    r#"{"sub":"u","password":"correct-horse","n":1.0,"user":{"apiKey":"battery-staple"}}"#;

#[test]
fn the_signature_and_secrets_are_cut_unless_everything_is_asked_for() {
    let input = token(LEAKY);
    for (name, format) in REPORT_FORMATS {
        let text = report(&input, format);
        let whole = format == ReportFormat::Everything;
        assert_eq!(text.contains(SIGNATURE), whole, "{name}: {text}");
        for secret in ["correct-horse", "battery-staple"] {
            assert_eq!(text.contains(secret), whole, "{name}: {text}");
            assert_eq!(text.contains(&encode(LEAKY.as_bytes())), whole, "{name}");
        }
        assert!(text.contains("content-secret-claim"), "{name}: {text}");
    }
    let cut = parsed(&input, ReportFormat::Json);
    assert_eq!(cut["layers"][0]["claims"]["password"], "(cut)");
    assert_eq!(cut["layers"][0]["claims"]["user"]["apiKey"], "(cut)");
    assert!(report(&input, ReportFormat::Json).contains("\"n\": 1.0"));
}

#[test]
fn of_a_token_in_a_token_neither_can_be_used() {
    let inner = token(LEAKY);
    let outer = format!(
        "{}.{}.{SIGNATURE}",
        encode(br#"{"alg":"RS256","cty":"JWT"}"#),
        encode(inner.as_bytes())
    );
    for (name, format) in REPORT_FORMATS.into_iter().filter(|it| it.1 != ReportFormat::Everything) {
        let text = report(&outer, format);
        for secret in [SIGNATURE, &encode(inner.as_bytes()), "correct-horse"] {
            assert!(!text.contains(secret), "{name}: {text}");
        }
    }
}

#[test]
fn secrets_behind_long_pointers_are_cut_with_what_is_around_them() {
    let claims = format!(r#"{{"sub":"u","{}":{{"password":"correct-horse"}}}}"#, "n".repeat(300));
    assert!(!report(&token(&claims), ReportFormat::Json).contains("correct-horse"));
    let deep =
        format!(r#"{{"a":{}1{},"password":"correct-horse"}}"#, "[".repeat(126), "]".repeat(126));
    let text = report(&token(&deep), ReportFormat::Json);
    assert!(!text.contains("correct-horse") && text.contains("content-secret-claim"), "{text}");
}

#[test]
fn a_report_as_json_is_the_report() {
    let input = token(r#"{"sub":"u"}"#);
    let whole = parsed(&input, ReportFormat::Everything);
    let inspected = inspect(&Request {
        input: input.as_str().into(),
        now: Timestamp(1_790_000_000),
        ..Request::default()
    });
    assert_eq!(whole, serde_json::from_str::<Value>(&inspected.to_json()).unwrap());
    let mut cut = parsed(&input, ReportFormat::Json);
    assert_eq!(cut["layers"][0]["signature_base64url"], "(cut)");
    cut["layers"][0]["signature_base64url"] = SIGNATURE.into();
    assert_eq!(cut, whole);
}

#[test]
fn markdown_says_what_was_found_and_lets_nothing_be_markup() {
    let claims = r#"{"sub":"u","iss":"<img src=x> `[a](b)` _c_"}"#;
    let text = report(&token(claims), ReportFormat::Markdown);
    for part in [
        "# Token report\n",
        "- What it is: jws, generic\n",
        "\n## Findings\n",
        "- warning `",
        "\n## Validation\n",
        "\n## Claims\n\n```json\n{\n",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let prose = text.split("```").step_by(2).collect::<String>();
    assert!(!prose.contains("[a](b)") && !prose.contains(" <img"), "{prose}");
}

/// Of each object the members that must and that may be there (SARIF 2.1.0, section 3).
const SHAPES: [(&str, &[&str], &[&str]); 12] = [
    ("", &["version", "runs"], &["$schema"]),
    ("/runs/*", &["tool"], &["artifacts", "columnKind", "results"]),
    ("/runs/*/tool", &["driver"], &[]),
    ("/runs/*/tool/driver", &["name"], &["version", "rules"]),
    (
        "/runs/*/tool/driver/rules/*",
        &["id"],
        &["shortDescription", "fullDescription", "help", "defaultConfiguration"],
    ),
    ("/runs/*/tool/driver/rules/*/shortDescription", &["text"], &["markdown"]),
    ("/runs/*/artifacts/*", &["location"], &[]),
    ("/runs/*/results/*", &["message"], &["ruleId", "ruleIndex", "kind", "level", "locations"]),
    ("/runs/*/results/*/message", &["text"], &[]),
    ("/runs/*/results/*/locations/*", &[], &["physicalLocation", "logicalLocations"]),
    ("/runs/*/results/*/locations/*/physicalLocation", &["artifactLocation"], &["region"]),
    ("/runs/*/results/*/locations/*/physicalLocation/region", &["charOffset", "charLength"], &[]),
];

#[test]
fn sarif_has_the_shape_of_its_specification() {
    let log = parsed(&token(LEAKY), ReportFormat::Sarif);
    assert_eq!(log["version"], "2.1.0");
    for (path, required, allowed) in SHAPES {
        let found = at(&log, path);
        assert!(!found.is_empty(), "nothing at {path}");
        for object in found {
            let object = object.as_object().unwrap();
            for name in required {
                assert!(object.contains_key(*name), "{name} is missing at {path}");
            }
            for name in object.keys().map(String::as_str) {
                let known = required.contains(&name) || allowed.contains(&name);
                assert!(known, "{name} is not allowed at {path}");
            }
        }
    }
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let (kind, level) = (result["kind"].as_str().unwrap(), result["level"].as_str().unwrap());
        // Section 3.27.10: only what failed has a level.
        assert!(["error", "note", "warning"].contains(&level) == (kind == "fail"), "{result}");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    }
    for rule in rules {
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty(), "{rule}");
        assert!(!rule["fullDescription"]["text"].as_str().unwrap().contains("##"), "{rule}");
    }
}

/// Every value at a path in which `*` stands for each element.
fn at<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    path.split('/').skip(1).fold(vec![value], |found, step| {
        let inside = found.into_iter();
        if step == "*" {
            return inside.filter_map(Value::as_array).flatten().collect();
        }
        inside.filter_map(|value| value.get(step)).collect()
    })
}
