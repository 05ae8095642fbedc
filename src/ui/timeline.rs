//! `iat`, `nbf`, `exp` and now on one line (SVG).

use super::browser::clock;
use crate::facts::Facts;
use crate::time::Timestamp;
use macros::html;
use yew::prelude::*;

/// A place on the line, in hundredths of a percent of its width.
type Place = i64;

/// Free at each end, for the labels.
const MARGIN: Place = 400;
/// What a label needs.
const LABEL: Place = 2_600;
const WIDTH: Place = 10_000;

/// An instant with its name and its place in percent of the width.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    name: String,
    at: Timestamp,
    x: Place,
}

/// The line, or nothing without an instant to show.
pub fn timeline(facts: &Facts, now: Timestamp) -> Html {
    let Some((marks, here)) = marks(facts, now) else { return Html::default() };
    let end = marks.iter().find(|mark| mark.name == "exp").map(|mark| mark.x);
    let start = marks.iter().find(|mark| mark.name != "exp").map_or(0, |mark| mark.x);
    let stop = end.unwrap_or(WIDTH);
    let passed = here.x.clamp(start.min(stop), stop);
    let tone = if end.is_some_and(|end| here.x >= end) { "span expired" } else { "span" };
    let bar = |class: &str, from: Place, to: Place| {
        html! { <rect class={class.to_owned()} x={percent(from)} y="20" width={percent((to - from).max(0))} height="8" rx="4" /> }
    };
    html! {
        <div class="timeline">
            <svg width="100%" height="56" role="img" aria-label={description(&marks, now)}>
                { bar("rail", 0, WIDTH) }
                { bar(tone, start, stop) }
                { bar(&[tone, " passed"].concat(), start, passed) }
                { for labelled(&marks, now).into_iter().map(|(mark, label)| tick(&mark, &label)) }
                <line class="now" x1={percent(here.x)} x2={percent(here.x)} y1="9" y2="34" />
                <text class="now" x={percent(here.x)} y="9" dx={nudge(here.x)} text-anchor={anchor(here.x)}>
                    { format!("now {}", label(now, now)) }
                </text>
            </svg>
        </div>
    }
}

fn tick(mark: &Mark, label: &str) -> Html {
    let class = if mark.name == "exp" { "end" } else { "start" };
    html! {
        <>
            <line {class} x1={percent(mark.x)} x2={percent(mark.x)} y1="14" y2="34" />
            if !label.is_empty() {
                <text x={percent(mark.x)} y="50" text-anchor={anchor(mark.x)}>{ label.to_owned() }</text>
            }
        </>
    }
}

/// The marks in order of time, and now, spread over the width; `None` without two instants to compare.
fn marks(facts: &Facts, now: Timestamp) -> Option<(Vec<Mark>, Mark)> {
    let mut times: Vec<(&str, Timestamp)> = Vec::new();
    for name in ["iat", "nbf", "exp"] {
        if let Some(at) = facts.time(name).filter(|at| at.utc().is_some()) {
            let place = times.partition_point(|(_, other)| *other <= at);
            times.insert(place, (name, at));
        }
    }
    if times.is_empty() || now.utc().is_none() {
        return None;
    }
    let all = || times.iter().map(|(_, at)| *at).chain([now]);
    let (first, last) = (all().min()?, all().max()?);
    let whole = last.since(first).max(1);
    let place = |at: Timestamp| MARGIN + at.since(first) * (WIDTH - 2 * MARGIN) / whole;
    let marks =
        times.into_iter().map(|(name, at)| Mark { name: name.to_owned(), at, x: place(at) });
    Some((marks.collect(), Mark { name: "now".to_owned(), at: now, x: place(now) }))
}

/// Each mark with its label; labels that would overlap are joined on the first of them.
fn labelled(marks: &[Mark], now: Timestamp) -> Vec<(Mark, String)> {
    let mut labelled: Vec<(Mark, String)> = Vec::new();
    let mut last = None::<(usize, Place)>;
    for mark in marks {
        let own = format!("{} {}", mark.name, label(mark.at, now));
        let near = last.filter(|(_, x)| mark.x - x < LABEL);
        if let Some((first, text)) = near.and_then(|(index, _)| labelled.get_mut(index)) {
            *text = if first.at == mark.at {
                format!("{}, {text}", mark.name)
            } else {
                format!("{text} · {own}")
            };
            labelled.push((mark.clone(), String::new()));
        } else {
            last = Some((labelled.len(), mark.x));
            labelled.push((mark.clone(), own));
        }
    }
    labelled
}

/// The time of day when it is today's, else the date, in the person's zone.
fn label(at: Timestamp, now: Timestamp) -> String {
    match (clock::local(at), clock::local(now)) {
        (Some((day, time)), Some((today, _))) if day == today => {
            time.get(..5).unwrap_or_default().to_owned()
        }
        (Some((day, _)), _) => day,
        _ => String::new(),
    }
}

fn description(marks: &[Mark], now: Timestamp) -> String {
    let told: Vec<String> =
        marks.iter().map(|mark| format!("{} {}", mark.name, mark.at.relative(now))).collect();
    told.join(", ")
}

fn percent(x: Place) -> String {
    format!("{}.{:02}%", x / 100, x % 100)
}

fn anchor(x: Place) -> &'static str {
    match x {
        ..1_500 => "start",
        8_501.. => "end",
        _ => "middle",
    }
}

/// Keeps the label of "now" off its own line at the edges.
fn nudge(x: Place) -> &'static str {
    match x {
        ..1_500 => "6",
        8_501.. => "-6",
        _ => "0",
    }
}
