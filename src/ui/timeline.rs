//! `iat`, `nbf`, `exp` and now on one line (SVG).

use super::browser::clock;
use crate::facts::Facts;
use crate::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    pub facts: Rc<Facts>,
    pub now: Timestamp,
}

/// Percent of the width left free at each end, for the labels.
const MARGIN: f64 = 4.0;
/// Percent of the width that a label needs.
const LABEL: f64 = 17.0;

/// An instant with its name and its place in percent of the width.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    name: String,
    at: Timestamp,
    x: f64,
}

#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let Some((marks, now)) = marks(&props.facts, props.now) else { return Html::default() };
    let end = |name| marks.iter().find(|mark| mark.name == name).map(|mark| mark.x);
    let start = marks.iter().find(|mark| mark.name != "exp").map_or(0.0, |mark| mark.x);
    let stop = end("exp").unwrap_or(100.0);
    let passed = now.x.clamp(start, stop);
    let tone = if end("exp").is_some_and(|exp| now.x >= exp) { "span expired" } else { "span" };
    html! {
        <div class="timeline">
            <svg width="100%" height="56" role="img" aria-label={description(&marks, props.now)}>
                <rect class="rail" x="0" y="20" width="100%" height="8" rx="4" />
                <rect class={tone} x={percent(start)} y="20" width={percent(stop - start)} height="8" rx="4" />
                <rect class={classes!(tone, "passed")} x={percent(start)} y="20" width={percent(passed - start)} height="8" rx="4" />
                { for labelled(&marks, props.now).into_iter().map(|(mark, label)| tick(&mark, &label)) }
                <line class="now" x1={percent(now.x)} x2={percent(now.x)} y1="9" y2="34" />
                <text class="now" x={percent(now.x)} y="9" dx={nudge(now.x)} text-anchor={anchor(now.x)}>
                    { format!("now {}", label(props.now, props.now)) }
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
    let mut times: Vec<(&str, Timestamp)> = ["iat", "nbf", "exp"]
        .into_iter()
        .filter_map(|name| Some((name, facts.time(name).filter(|at| at.utc().is_some())?)))
        .collect();
    if times.is_empty() {
        return None;
    }
    times.sort_by_key(|(_, at)| *at);
    let all = || times.iter().map(|(_, at)| *at).chain([now]);
    let (first, last) = (all().min()?, all().max()?);
    let place = |at: Timestamp| {
        let (part, whole) = (as_f64(at.since(first)), as_f64(last.since(first)).max(1.0));
        MARGIN + part / whole * (100.0 - 2.0 * MARGIN)
    };
    let marks =
        times.into_iter().map(|(name, at)| Mark { name: name.to_owned(), at, x: place(at) });
    Some((marks.collect(), Mark { name: "now".to_owned(), at: now, x: place(now) }))
}

/// Each mark with its label; labels that would overlap are joined on the first of them.
fn labelled(marks: &[Mark], now: Timestamp) -> Vec<(Mark, String)> {
    let mut labelled: Vec<(Mark, String)> = Vec::new();
    let mut last = None::<(usize, f64)>;
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

fn percent(x: f64) -> String {
    format!("{x:.2}%")
}

fn anchor(x: f64) -> &'static str {
    if x < 15.0 {
        "start"
    } else if x > 85.0 {
        "end"
    } else {
        "middle"
    }
}

/// Keeps the label of "now" off its own line at the edges.
fn nudge(x: f64) -> &'static str {
    if x < 15.0 {
        "6"
    } else if x > 85.0 {
        "-6"
    } else {
        "0"
    }
}

fn as_f64(seconds: i64) -> f64 {
    #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a drawing, not a sum")]
    let value = seconds as f64;
    value
}
