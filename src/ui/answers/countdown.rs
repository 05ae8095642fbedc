//! A countdown that touches one text node a second and re-renders nothing.

use crate::time::{Timestamp, countdown};
use crate::ui::browser::clock;
use gloo::timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Node};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CountdownProps {
    pub target: Timestamp,
    /// Called once when the target is reached.
    pub on_zero: Callback<()>,
}

/// Ticks faster than the second it shows, so that no second is skipped.
const TICK: u32 = 250;

#[component]
pub fn Countdown(props: &CountdownProps) -> Html {
    let place = use_node_ref();
    let effect = (place.clone(), props.on_zero.clone());
    use_effect_with(props.target, move |target| {
        let ((place, on_zero), target) = (effect, *target);
        let mut shown = None;
        let mut finished = false;
        let ticking = Interval::new(TICK, move || {
            let left = u64::try_from(target.since(clock::now())).unwrap_or(0);
            if shown != Some(left) {
                shown = Some(left);
                write(&place, &countdown(left));
            }
            if left == 0 && !finished {
                finished = true;
                on_zero.emit(());
            }
        });
        move || drop(ticking)
    });
    let left = u64::try_from(props.target.since(clock::now())).unwrap_or(0);
    html! { <span ref={place} class="count-down" role="timer">{ countdown(left) }</span> }
}

fn write(place: &NodeRef, text: &str) {
    let node: Option<CharacterData> =
        place.cast::<Node>().and_then(|node| node.first_child()?.dyn_into().ok());
    if let Some(node) = node {
        node.set_data(text);
    }
}
