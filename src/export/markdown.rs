//! The report as Markdown, to be pasted where people talk.

use super::{list, word};
use crate::encoding::json::{self, Node};

/// The report; `source` is its JSON text.
pub fn markdown(report: &Node, source: &str) -> String {
    let mut out = String::from("# Token report\n\n");
    let signature = report.get("signature");
    let names = ["kind", "profile", "provider"].map(|name| word(report, name));
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    line(&mut out, &["What it is: ", &names.join(", ")]);
    if let Some(signature) = signature {
        let (state, message) = (word(signature, "state"), word(signature, "message"));
        line(&mut out, &["Signature: ", state, ". ", message]);
        for cause in list(signature, "diagnosis") {
            line(&mut out, &["Why: ", word(cause, "message")]);
        }
    }
    checks(&mut out, report);
    out.push_str("\n## Findings\n\n");
    let is_problem = |finding: &&Node| word(finding, "severity") != "ok";
    let found: Vec<&Node> = list(report, "findings").iter().filter(is_problem).collect();
    if found.is_empty() && list(report, "problems").is_empty() {
        out.push_str("No problems found by the checks that ran.\n");
    }
    for problem in list(report, "problems") {
        line(&mut out, &["error: ", word(problem, "message")]);
    }
    for finding in found {
        let place = word(finding, "path");
        let place = if place.is_empty() { String::new() } else { ["(`", place, "`) "].concat() };
        let [severity, rule, title] = ["severity", "rule", "title"].map(|it| word(finding, it));
        let (message, reference) = (word(finding, "message"), word(finding, "reference"));
        let head = [severity, " `", rule, "`, ", title, ": "].concat();
        line(&mut out, &[&head, message, " ", &place, reference]);
    }
    out.push_str("\n## Validation\n\n");
    for step in list(report, "trace") {
        let [outcome, step, message] = ["outcome", "step", "message"].map(|it| word(step, it));
        line(&mut out, &[outcome, ", ", step, ": ", message]);
    }
    for layer in list(report, "layers") {
        part(&mut out, "Header", layer.get("header"), source);
        part(&mut out, "Claims", layer.get("claims"), source);
    }
    out
}

fn checks(out: &mut String, report: &Node) {
    let number = |name| report.get("checks").and_then(|it| it.get(name)?.as_number()?.parse().ok());
    let (ran, skipped) = (number("ran").unwrap_or(0_usize), number("skipped").unwrap_or(0_usize));
    let text = format!("{ran} of {} checks ran, {skipped} were skipped", ran + skipped);
    line(out, &["Checks: ", &text]);
}

fn part(out: &mut String, title: &str, part: Option<&Node>, source: &str) {
    if let Some(part) = part {
        let json = json::pretty(part, source);
        out.extend(["\n## ", title, "\n\n```json\n", &json, "\n```\n"]);
    }
}

/// An item of a list. What is between backticks stays as it is; in the rest nothing is markup.
fn line(out: &mut String, pieces: &[&str]) {
    out.push_str("- ");
    for (index, piece) in pieces.concat().split('`').enumerate() {
        let is_code = index % 2 == 1;
        if is_code {
            out.extend(["`", piece, "`"]);
            continue;
        }
        for c in piece.chars() {
            if "\\*_[]<>#|!&".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out.push('\n');
}
