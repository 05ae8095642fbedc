//! What the rules found, worst first, and what could not be read.

use crate::report::Severity;
use crate::report::outcome::{Mark, Parts};
use crate::ui::view::{Copy, View};
use crate::ui::widgets::copy_button::copy_button;
use crate::ui::widgets::pip::pip;
use macros::html;
use yew::prelude::*;

/// The card, of one height until a person asks for all of it: nothing below it moves when the worker answers.
pub fn findings(view: &View<'_>) -> Html {
    let session = view.session;
    let is_token = !session.facts.segments.is_empty();
    let outcome = session.outcome.as_deref().filter(|it| is_token || it.has_keys);
    let marks = outcome.map(|outcome| outcome.marks.as_slice()).unwrap_or_default();
    let all = session.shown.all_findings;
    let problems = session.root.layers().map(|layer| layer.problems.len()).sum::<usize>();
    let worth = |mark: &&Mark| mark.severity < Severity::Verbose;
    let found = marks.iter().filter(worth).count();
    let (count, listed) = (problems + found, problems + marks.len());
    let unready = session.current_outcome().is_none();
    let part = |choose: fn(&Parts) -> &str| outcome.map(|_| view.drawn(choose));
    html! {
        <section class={if all { "card findings-card all" } else { "card findings-card" }}
            aria-label="Findings" id="findings">
            <div class="bar">
                <h2>{ "Findings " }<span class="count">{ count }</span></h2>
                <span class="spacer" />
                if all || listed > SHORT {
                    { all_button(view, listed) }
                }
                { copy_button(view, Copy::Report, "Copy report", "Copy the report as JSON", unready) }
            </div>
            <div class="list" tabindex="0" role="group" aria-label="List of findings">
                <div id="problems">
                    if outcome.is_none() && session.scan.is_some() && problems > 0 {
                        <article class="finding problem" data-problem="not-a-token">
                            { pip(Severity::Error) }
                            <p class="message">{ NO_TOKEN }</p>
                        </article>
                    } else {
                        { view.drawn(|parts| &parts.problems) }
                    }
                </div>
                { part(|parts| &parts.findings) }
                if count == 0 && outcome.is_some() {
                    <p class="nothing">{ "No problems found by the checks that ran." }</p>
                }
                if all {
                    { part(|parts| &parts.verbose) }
                }
                { part(|parts| &parts.passed) }
            </div>
            if is_token || outcome.is_some() {
                <div class="foot">
                    { part(|parts| &parts.checks).unwrap_or_else(|| "Checking…".into()) }
                </div>
            }
        </section>
    }
}

/// Of a large text, which only the worker searches; the worker is not asked about it once more.
const NO_TOKEN: &str = "No token stands in this text. A JSON Web Token has three parts joined by dots and starts with “eyJ”.";

/// More than these may not fit into the card.
const SHORT: usize = 2;

fn all_button(view: &View<'_>, count: usize) -> Html {
    let label = if view.session.shown.all_findings {
        "Show fewer".to_owned()
    } else {
        format!("Show all {count}")
    };
    html! { <button type="button" class="quiet" id="all-findings" data-act="all-findings">{ label }</button> }
}
