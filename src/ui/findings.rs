//! What the rules found, worst first, and what could not be read.

mod finding;
mod problems;

use crate::facts::Facts;
use crate::report::{Checks, Finding, Judgement, Report, Severity};
use crate::session::Session;
use crate::ui::widgets::copy_button::CopyButton;
use finding::FindingRow;
use problems::Problems;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    pub session: Rc<Session>,
    pub on_explain: Callback<String>,
}

#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let session = &props.session;
    let none = Vec::new();
    let findings = session.judgement.as_ref().map_or(&none, |judgement| &judgement.findings);
    let (passed, found): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.severity == Severity::Ok);
    let row = |finding: &Finding| {
        let explanation = session.explanations.get(&*finding.rule).cloned();
        html! {
            <FindingRow key={finding.rule.to_string()} finding={finding.clone()} {explanation}
                on_explain={props.on_explain.clone()} />
        }
    };
    html! {
        <>
            <Problems facts={session.facts.clone()} />
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
fn copy_report(session: &Rc<Session>) -> Html {
    let judgement = session.current_judgement().cloned();
    let disabled = judgement.is_none();
    let facts = session.facts.clone();
    let text = Callback::from(move |()| report(&facts, judgement.as_deref()));
    html! { <CopyButton label="Copy report" title="Copy the report as JSON" {text} {disabled} /> }
}

fn report(facts: &Facts, judgement: Option<&Judgement>) -> Rc<str> {
    let Some(judgement) = judgement.cloned() else { return "".into() };
    let report = Report { reading: facts.reading(), judgement };
    serde_json::to_string_pretty(&report).expect("a report is plain data").into()
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
