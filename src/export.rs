//! The report for other people and programs: JSON, Markdown, SARIF. Pure from the report.

mod markdown;
mod redact;
mod sarif;

use crate::encoding::json::{self, Node};
use crate::inspect::Report;
use crate::request::ReportFormat;

/// The report in that format. The signature and what was found to be a secret are cut, unless everything is asked for.
/// SARIF explains its rules by the text of `docs/lints.md`.
pub fn write(report: &Report, format: ReportFormat, explanations: &str) -> String {
    let mut text = report.to_json();
    if format != ReportFormat::Everything {
        text = redact::redact(&text, &report.judgement).unwrap_or_else(|| {
            // Claims as deep as the reader allows are too deep inside a report, so it does without them.
            let judgement = serde_json::to_string(&report.judgement).expect("plain data");
            redact::redact(&judgement, &report.judgement).unwrap_or_default()
        });
    }
    let Ok(node) = json::parse(&text) else { return text };
    match format {
        ReportFormat::Everything | ReportFormat::Json => json::pretty(&node, &text),
        ReportFormat::Markdown => markdown::markdown(&node, &text),
        ReportFormat::Sarif => sarif::sarif(&node, explanations),
    }
}

/// The member as text; empty when it is none.
fn word<'a>(node: &'a Node, name: &str) -> &'a str {
    node.get(name).and_then(Node::as_str).unwrap_or_default()
}

/// The elements of a member that is a list.
fn list<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    node.get(name).and_then(Node::elements).unwrap_or_default()
}

#[cfg(test)]
mod tests;
