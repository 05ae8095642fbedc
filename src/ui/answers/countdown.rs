//! A countdown that touches one text node a second and re-renders nothing until it turns.

use crate::time::{Timestamp, countdown};
use gloo::timers::callback::Interval;
use macros::html;
use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Node};
use yew::prelude::*;

/// Ticks faster than the second it shows, so that no second is skipped; in milliseconds.
const TICK: u32 = 250;

/// Counts down to an instant.
pub struct Ticker {
    target: Timestamp,
    /// The second on the page.
    shown: Option<u64>,
    _interval: Interval,
}

impl Ticker {
    /// Calls `tick` several times a second.
    pub fn new(target: Timestamp, tick: Callback<()>) -> Self {
        Self { target, shown: None, _interval: Interval::new(TICK, move || tick.emit(())) }
    }

    pub fn target(&self) -> Timestamp {
        self.target
    }

    /// Writes the time left; true when the target is reached and the page must be drawn anew.
    pub fn tick(&mut self, place: &NodeRef, now: Timestamp) -> bool {
        let left = left(self.target, now);
        if self.shown != Some(left) {
            self.shown = Some(left);
            write(place, &countdown(left));
            return left == 0;
        }
        false
    }
}

/// The countdown's place, with what it shows at `now`.
pub fn view(place: &NodeRef, target: Timestamp, now: Timestamp) -> Html {
    html! { <span ref={place} class="count-down" role="timer">{ countdown(left(target, now)) }</span> }
}

/// Whole seconds until the target, never below zero.
fn left(target: Timestamp, now: Timestamp) -> u64 {
    u64::try_from(target.since(now)).unwrap_or(0)
}

fn write(place: &NodeRef, text: &str) {
    let node: Option<CharacterData> =
        place.cast::<Node>().and_then(|node| node.first_child()?.dyn_into().ok());
    if let Some(node) = node {
        node.set_data(text);
    }
}
