//! The findings in the format that code scanners exchange (OASIS SARIF 2.1.0).

use super::{list, word};
use crate::encoding::json::{Node, ObjectWriter, quote};
use crate::lints;
use crate::texts;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One run with one result a finding, and the rules that are spoken of, explained by the text of `docs/lints.md`.
pub fn sarif(report: &Node, explanations: &str) -> String {
    let mut rules: Vec<&str> = Vec::new();
    let mut results = Vec::new();
    for finding in list(report, "findings") {
        let rule = word(finding, "rule");
        let index = rules.iter().position(|known| *known == rule).unwrap_or_else(|| {
            rules.push(rule);
            rules.len() - 1
        });
        results.push(result(finding, index));
    }
    let rules: Vec<String> = rules.into_iter().map(|id| metadata(id, explanations)).collect();
    let driver = ObjectWriter::default()
        .text("name", "Jotlens")
        .text("version", env!("CARGO_PKG_VERSION"))
        .raw("rules", &array(&rules));
    let artifact = ObjectWriter::default().raw("location", &artifact());
    let run = ObjectWriter::default()
        .raw("tool", &member("driver", &driver.finish()))
        // Offsets count characters of the pasted text.
        .text("columnKind", "unicodeCodePoints")
        .raw("artifacts", &array(&[artifact.finish()]))
        .raw("results", &array(&results));
    ObjectWriter::default()
        .text("$schema", SCHEMA)
        .text("version", "2.1.0")
        .raw("runs", &array(&[run.finish()]))
        .finish()
}

fn result(finding: &Node, index: usize) -> String {
    let (kind, level) = match word(finding, "severity") {
        "error" => ("fail", "error"),
        "warning" => ("fail", "warning"),
        "ok" => ("pass", "none"),
        _ => ("fail", "note"),
    };
    ObjectWriter::default()
        .text("ruleId", word(finding, "rule"))
        .raw("ruleIndex", &index.to_string())
        .text("kind", kind)
        .text("level", level)
        .raw("message", &text(word(finding, "message")))
        .raw("locations", &array(&[location(finding)]))
        .finish()
}

fn location(finding: &Node) -> String {
    let number = |name| finding.get(name).and_then(Node::as_number);
    let mut place = ObjectWriter::default().raw("artifactLocation", &artifact());
    if let (Some(offset), Some(length)) = (number("offset"), number("length")) {
        let region = ObjectWriter::default().raw("charOffset", offset).raw("charLength", length);
        place = place.raw("region", &region.finish());
    }
    let location = ObjectWriter::default().raw("physicalLocation", &place.finish());
    match word(finding, "path") {
        "" => location.finish(),
        path => {
            let name = ObjectWriter::default().text("fullyQualifiedName", path).finish();
            location.raw("logicalLocations", &array(&[name])).finish()
        }
    }
}

/// The pasted text has no name.
fn artifact() -> String {
    ObjectWriter::default().text("uri", "token").finish()
}

/// A rule as its own explanation tells it.
fn metadata(id: &str, explanations: &str) -> String {
    let rule = ObjectWriter::default().text("id", id);
    let Some(lint) = lints::find(id) else { return rule.finish() };
    let level = match lint.severity.name() {
        severity @ ("error" | "warning") => severity,
        "ok" => "none",
        _ => "note",
    };
    let help = texts::explanation(explanations, id).unwrap_or(lint.title());
    let section = help.split("#### ").find_map(|it| it.strip_prefix("What it finds\n"));
    let help_texts = ObjectWriter::default().text("text", help).text("markdown", help);
    rule.raw("shortDescription", &text(lint.title()))
        .raw("fullDescription", &text(section.unwrap_or(lint.title()).trim()))
        .raw("help", &help_texts.finish())
        .raw("defaultConfiguration", &ObjectWriter::default().text("level", level).finish())
        .finish()
}

fn text(text: &str) -> String {
    member("text", &quote(text))
}

fn member(name: &str, value: &str) -> String {
    ObjectWriter::default().raw(name, value).finish()
}

fn array(items: &[String]) -> String {
    ["[", &items.join(","), "]"].concat()
}
