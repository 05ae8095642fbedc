//! Findings: what, where, and on request why and what to do.

use crate::drawn::{self, Drawn};
use crate::facts::Facts;
use crate::report::{Checks, Finding, Problem, Severity};
use macros::drawn;

/// One row a finding; of one that is muted, what it is and the way back.
pub fn list(findings: &mut dyn Iterator<Item = &Finding>, muted: &[String]) -> Drawn {
    drawn::all(&mut findings.map(|finding| row(finding, is_muted(finding, muted))))
}

/// Whether the person does not want to hear of it.
pub fn is_muted(finding: &Finding, muted: &[String]) -> bool {
    muted.iter().any(|rule| *rule == *finding.rule)
}

/// What could not be read: where, why, and what to do.
pub fn problems(facts: &Facts) -> Drawn {
    drawn::all(&mut facts.listed_problems().iter().map(problem))
}

/// That a token is encrypted is no fault of it.
pub fn severity(problem: &Problem) -> Severity {
    if problem.code == "encrypted" { Severity::Info } else { Severity::Error }
}

fn problem(problem: &Problem) -> Drawn {
    let offset = problem.offset.map(|offset| offset.to_string());
    drawn! {
        <article class="finding problem" data-problem={problem.code} data-offset={offset}>
            { pip(severity(problem)) }
            <p class="message">
                if let Some(offset) = problem.offset {
                    { show(offset, problem.length, &format!("Character {}:", offset + 1)) }
                    { " " }
                }
                { &problem.message }
            </p>
        </article>
    }
}

/// A button that marks and selects characters of the token.
fn show(offset: usize, length: Option<usize>, label: &str) -> Drawn {
    let act = format!("mark {offset} {}", length.unwrap_or_default());
    drawn! {
        <button type="button" class="where" title="Show in the token" data-act={act}>{ label }</button>
    }
}

fn row(finding: &Finding, muted: bool) -> Drawn {
    let rule = &*finding.rule;
    let mute = |label: &str, title: &str| {
        let act = format!("mute {rule}");
        drawn! {
            <button type="button" class="where" title={title} data-act={act}>{ label }</button>
        }
    };
    if muted {
        return drawn! {
            <article class="finding muted" key={rule} data-rule={rule} data-severity="muted">
                <span />
                <b>{ "Muted: " }{ &finding.title }</b>
                <code>{ rule }</code>
                <p>{ mute("Unmute", "Show what this rule finds") }</p>
            </article>
        };
    }
    drawn! {
        <article class="finding" key={rule} data-rule={rule} data-severity={finding.severity.name()}>
            { pip(finding.severity) }
            <b>{ &finding.title }</b>
            <code>{ rule }</code>
            <p>{ inline(&finding.message) }{ " " }{ references(&finding.reference) }{ place(finding) }
                { " " }{ mute("Mute", "Say no more what this rule finds; it is still asked") }</p>
            <details>
                <summary data-act={format!("explain {rule}")}>{ "Why and what to do" }</summary>
                { drawn::hole(rule) }
            </details>
        </article>
    }
}

/// The shape for a severity, with its word for those who cannot see it.
pub fn pip(severity: Severity) -> Drawn {
    let (class, word) = severity.pip();
    drawn! { <span class={class} role="img" aria-label={word} /> }
}

/// The way to the characters that it is about.
fn place(finding: &Finding) -> Option<Drawn> {
    let offset = finding.offset?;
    let label = format!("character {}", offset + 1);
    Some(drawn! { { " " }{ show(offset, finding.length, &label) } })
}

/// Text with its `code` spans.
pub fn inline(text: &str) -> Drawn {
    drawn::all(&mut text.split('`').enumerate().map(|(index, piece)| {
        if index % 2 == 1 {
            drawn! { <code>{ piece }</code> }
        } else {
            drawn! { { piece } }
        }
    }))
}

/// The documents cited, RFCs as links; a link is followed only when a person clicks it.
fn references(text: &str) -> Drawn {
    let cited = text.split("; ").filter(|reference| !reference.is_empty()).enumerate();
    drawn::all(&mut cited.map(|(index, reference)| {
        drawn! { { if index > 0 { "; " } else { "" } }{ reference_link(reference) } }
    }))
}

fn reference_link(reference: &str) -> Drawn {
    let mut words = reference.strip_prefix("RFC ").unwrap_or_default().split([' ', ',']);
    let number =
        words.next().filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()));
    let Some(number) = number else { return drawn! { { reference } } };
    // Of "3.2-3.5" the first section.
    let section = words.next().unwrap_or_default();
    let end = section.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(section.len());
    let anchor = match section.get(..end) {
        None | Some("") => String::new(),
        Some(section) => format!("#section-{section}"),
    };
    let href = format!("https://www.rfc-editor.org/rfc/rfc{number}{anchor}");
    drawn! { <a href={href} target="_blank" rel="noopener noreferrer">{ reference }</a> }
}

/// How many rules ran, and why the others did not.
pub fn checks(checks: &Checks) -> Drawn {
    let Checks { ran, skipped, reasons } = checks;
    let mut text = format!("{ran} of {} checks ran", ran + skipped);
    match reasons.as_slice() {
        [] => {}
        [(reason, count)] => text = format!("{text}; {count} skipped: {reason}"),
        _ => {
            let reasons: Vec<String> =
                reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
            text = format!("{text}; {skipped} skipped: {}", reasons.join(", "));
        }
    }
    let copy = |format: &str, label: &str, title: &str| {
        let act = format!("report {format}");
        drawn! { <button type="button" class="where" title={title} data-act={act}>{ label }</button> }
    };
    drawn! {
        <span>{ text }</span>
        <details>
            <summary>{ "Other reports" }</summary>
            { copy("markdown", "Markdown", "For people") }
            { ", " }{ copy("sarif", "SARIF", "For code scanners: SARIF 2.1.0") }
            { ", " }{ copy("json", "JSON", "Without the signature and secrets") }
            { " or " }{ copy("everything", "JSON with everything", "With the signature and secrets: whoever has it can use the token") }
        </details>
        <details>
            <summary data-act="explain *">{ "All rules" }</summary>
            { drawn::hole("*") }
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_a_token_is_encrypted_is_no_error() {
        let pip = |code| {
            let message = String::new();
            problem(&Problem { code, message, offset: None, length: None }).0
        };
        assert!(pip("encrypted").contains("pip info") && pip("bad-padding").contains("pip err"));
    }
}
