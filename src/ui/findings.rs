//! What the rules found, worst first, and what could not be read.

mod finding;
mod problems;

use crate::report::{Checks, Finding, Judgement, Severity};
use crate::session::Action;
use crate::ui::view::{Copy, Message, View};
use crate::ui::widgets::copy_button::copy_button;
use macros::html;
use yew::prelude::*;

/// The card, of one height until a person asks for all of it: nothing below it moves when the worker answers.
pub fn findings(view: &View<'_>) -> Html {
    let session = view.session;
    let is_token = !session.facts.segments.is_empty();
    let judgement = session.judgement.as_deref();
    let judgement = judgement.filter(|it| is_token || it.pasted_keys.is_some());
    let findings = judgement.map(|judgement| judgement.findings.as_slice()).unwrap_or_default();
    let all = session.shown.all_findings;
    let listed = findings.iter().filter(|it| all || it.severity != Severity::Verbose);
    let (passed, found): (Vec<&Finding>, Vec<&Finding>) =
        listed.partition(|finding| finding.severity == Severity::Ok);
    let problems = session.root.listed_problems();
    let count = problems.len() + found.len();
    let unready = session.current_judgement().is_none();
    html! {
        <section class={classes!("card", "findings-card", all.then_some("all"))}
            aria-label="Findings" id="findings">
            <div class="bar">
                <h2>{ "Findings " }<span class="count">{ count }</span></h2>
                <span class="spacer" />
                if all || findings.len() + problems.len() > SHORT {
                    { all_button(view, findings.len() + problems.len()) }
                }
                { copy_button(view, Copy::Report, "Copy report", "Copy the report as JSON", unready) }
            </div>
            <div class="list" tabindex="0" role="group" aria-label="List of findings">
                <div id="problems">{ for problems.iter().map(|it| problems::row(view, it)) }</div>
                { for found.into_iter().map(|it| finding::row(view, it)) }
                if count == 0 && judgement.is_some() {
                    <p class="nothing">{ "No problems found by the checks that ran." }</p>
                }
                { for passed.into_iter().map(|it| finding::row(view, it)) }
            </div>
            if is_token || judgement.is_some() {
                <div class="foot">{ checks(judgement) }</div>
            }
        </section>
    }
}

/// More than these may not fit into the card.
const SHORT: usize = 2;

fn all_button(view: &View<'_>, count: usize) -> Html {
    let all = !view.session.shown.all_findings;
    let label = if all { format!("Show all {count}") } else { "Show fewer".to_owned() };
    let onclick = view.on(move || Message::Act(Action::ShowAllFindings { all }));
    html! { <button type="button" class="quiet" id="all-findings" {onclick}>{ label }</button> }
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
