//! Whether it is alive.

use super::Answer;
use super::countdown;
use crate::facts::Facts;
use crate::facts::lifetime::Lifetime;
use crate::time::{self, Span, Timestamp};
use crate::ui::view::View;
use yew::prelude::*;

pub(super) fn answer(view: &View<'_>) -> Answer {
    let (facts, now) = (&view.session.facts, view.now);
    let lifetime = facts.lifetime(now);
    let (tone, question, word, detail) = match lifetime {
        Lifetime::Alive { until } => ("ok", "Expires in", remaining(until, view), length(facts)),
        Lifetime::NotYet { from } => {
            ("warn", "Valid in", remaining(from, view), format!("from {from}"))
        }
        Lifetime::Expired { since } => {
            ("err", "Expired", since.relative(now).into(), format!("at {since}"))
        }
        Lifetime::Endless => {
            ("warn", "Expires", "Never".into(), "there is no exp claim".to_owned())
        }
        Lifetime::Unknown => ("", "Expires", "—".into(), why_unknown(facts).to_owned()),
    };
    let (state, tone) = (lifetime.state().to_owned(), tone.to_owned());
    Answer { name: "lifetime", question, state, tone, word, detail }
}

/// Ticks while the page judges by the clock; stands still when it judges as of another instant.
fn remaining(target: Timestamp, view: &View<'_>) -> Html {
    let left = target.since(view.now).unsigned_abs();
    if target.utc().is_none() {
        return Span(left).to_string().into();
    }
    if view.session.as_of.is_some() {
        return time::countdown(left).into();
    }
    countdown::view(view.countdown, target, view.now)
}

fn length(facts: &Facts) -> String {
    match facts.length_of_life() {
        Some(seconds) => format!("of a {} lifetime", Span(seconds)),
        None => facts.time("exp").map(|exp| format!("at {exp}")).unwrap_or_default(),
    }
}

fn why_unknown(facts: &Facts) -> &'static str {
    if facts.payload.object().is_some() {
        "exp or nbf is not a number"
    } else {
        "no claims to read"
    }
}
