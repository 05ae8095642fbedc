//! An instant: UTC, relative, in the person's zone, and the number as written.

use crate::time::Timestamp;
use crate::ui::browser::clock;
use macros::html;
use yew::prelude::*;

pub fn time(instant: Timestamp, number: &str, now: Timestamp) -> Html {
    let Some(utc) = instant.utc() else {
        return html! {
            <div class="v time">
                <span>{ number.to_owned() }</span>
                <span class="d">{ "outside the calendar" }</span>
            </div>
        };
    };
    let local = clock::local(instant).map(|(day, time)| {
        // The date is worth its place only where it differs.
        let day = if utc.starts_with(&day) { String::new() } else { format!("{day} ") };
        format!("{day}{time} your time")
    });
    let zone = clock::offset(instant);
    html! {
        <div class="v time">
            <span>{ utc }</span>
            <span class="d" title={format!("Your time zone: {zone}")}>
                { format!("{} · {} · {number}", instant.relative(now), local.unwrap_or_default()) }
            </span>
        </div>
    }
}
