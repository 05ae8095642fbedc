//! What the rules found, worst first, and what could not be read.

mod finding;
mod problems;

use crate::report::{Checks, Finding, Judgement, Severity};
use crate::ui::view::{Copy, View};
use crate::ui::widgets::copy_button::copy_button;
use yew::prelude::*;

/// The problems and the findings.
pub fn findings(view: &View<'_>) -> Html {
    let session = view.session;
    if session.facts.segments.is_empty() {
        return problems::problems(&session.facts);
    }
    let findings = session.judgement.as_ref().map(|judgement| judgement.findings.as_slice());
    let findings = findings.unwrap_or_default();
    let (passed, found): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.severity == Severity::Ok);
    let row = |it: &Finding| finding::row(view, it);
    html! {
        <>
            { problems::problems(&session.facts) }
            <section class="card" aria-label="Findings" id="findings">
                <div class="bar">
                    <h2>{ "Findings " }<span class="count">{ found.len() }</span></h2>
                    <span class="spacer" />
                    { copy_button(view, Copy::Report, "Copy report", "Copy the report as JSON", session.current_judgement().is_none()) }
                </div>
                { for found.iter().copied().map(row) }
                if found.is_empty() && session.judgement.is_some() {
                    <p class="nothing">{ "No problems found by the checks that ran." }</p>
                }
                if !passed.is_empty() {
                    <details class="passed">
                        <summary>{ format!("{} passed", passed.len()) }</summary>
                        { for passed.iter().copied().map(row) }
                    </details>
                }
                <div class="foot">{ checks(session.judgement.as_deref()) }</div>
            </section>
        </>
    }
}

fn checks(judgement: Option<&Judgement>) -> String {
    let Some(Judgement { checks, .. }) = judgement else { return "Checking…".to_owned() };
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
    text
}
