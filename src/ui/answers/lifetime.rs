//! Whether it is alive.

use super::Answer;
use super::countdown::Countdown;
use crate::facts::Facts;
use crate::facts::lifetime::Lifetime;
use crate::time::{Span, Timestamp, countdown};
use yew::prelude::*;

pub(super) fn answer(facts: &Facts, now: Timestamp, live: bool, on_zero: Callback<()>) -> Answer {
    let lifetime = facts.lifetime(now);
    let (tone, question, word, detail) = match lifetime {
        Lifetime::Alive { until } => {
            ("ok", "Expires in", remaining(until, now, live, on_zero), length(facts))
        }
        Lifetime::NotYet { from } => {
            ("warn", "Valid in", remaining(from, now, live, on_zero), format!("from {from}"))
        }
        Lifetime::Expired { since } => {
            ("err", "Expired", since.relative(now).into(), format!("at {since}"))
        }
        Lifetime::Endless => {
            ("warn", "Expires", "Never".into(), "there is no exp claim".to_owned())
        }
        Lifetime::Unknown => ("", "Expires", "Unknown".into(), why_unknown(facts).to_owned()),
    };
    Answer { name: "lifetime", state: lifetime.state(), tone, question, word, detail }
}

/// Ticks while the page judges by the clock; stands still when it judges as of another instant.
fn remaining(target: Timestamp, now: Timestamp, live: bool, on_zero: Callback<()>) -> Html {
    if target.utc().is_none() {
        return Span(target.since(now).unsigned_abs()).to_string().into();
    }
    if live {
        return html! { <Countdown {target} {on_zero} /> };
    }
    countdown(target.since(now).unsigned_abs()).into()
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
