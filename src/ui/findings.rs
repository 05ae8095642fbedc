//! What the rules found, worst first, and what could not be read.

mod finding;
mod problems;

use crate::encoding::json;
use crate::facts::Facts;
use crate::report::{Checks, Finding, Judgement, Severity};
use crate::session::Session;
use crate::ui::widgets::copy_button::CopyButton;
use std::rc::Rc;
use yew::prelude::*;

/// The problems and the findings.
pub fn findings(session: &Session, on_explain: &Callback<String>) -> Html {
    let findings = session.judgement.as_ref().map(|judgement| judgement.findings.as_slice());
    let findings = findings.unwrap_or_default();
    let (passed, found): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.severity == Severity::Ok);
    let row = |it: &Finding| finding::row(it, session.explanation(&it.rule), on_explain);
    html! {
        <>
            { problems::problems(&session.facts) }
            <section class="card" aria-label="Findings" id="findings">
                <div class="bar">
                    <h2>{ "Findings " }<span class="count">{ found.len() }</span></h2>
                    <span class="spacer" />
                    { copy_report(session) }
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

/// Copies the report of what is on the page; there is none while the worker thinks.
fn copy_report(session: &Session) -> Html {
    let disabled = session.current_judgement().is_none();
    let (facts, judgement) = (session.facts.clone(), session.judgement_json.clone());
    let text = Callback::from(move |()| report(&facts, &judgement));
    html! { <CopyButton label="Copy report" title="Copy the report as JSON" {text} {disabled} /> }
}

fn report(facts: &Facts, judgement: &str) -> Rc<str> {
    let report = json::join(&facts.reading(), judgement);
    json::parse(&report).map_or(report.as_str().into(), |node| json::pretty(&node, &report).into())
}

fn checks(judgement: Option<&Judgement>) -> String {
    let Some(Judgement { checks, .. }) = judgement else { return "Checking…".to_owned() };
    let Checks { ran, skipped, reasons } = checks;
    let mut text = format!("{ran} of {} checks ran", ran + skipped);
    if *skipped > 0 {
        let reasons: Vec<String> =
            reasons.iter().map(|(reason, count)| format!("{count} because {reason}")).collect();
        text = format!("{text}, {skipped} skipped: {}", reasons.join(", "));
    }
    text
}
