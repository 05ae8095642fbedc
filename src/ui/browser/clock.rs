//! The only place that asks what time it is, and in which zone.

use crate::time::Timestamp;
use js_sys::{Date, Reflect};
use wasm_bindgen::JsValue;

/// The browser's clock, in whole seconds.
pub fn now() -> Timestamp {
    seconds(Date::now())
}

/// Reads `now`, seconds since 1970, or a date as the browser understands it; `None` when it is none of these.
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Timestamp(seconds));
    }
    let milliseconds = Date::parse(text);
    milliseconds.is_finite().then(|| seconds(milliseconds))
}

/// The instant in the person's own zone: `2026-11-21 09:00:00`, with the zone's name.
pub fn local(instant: Timestamp) -> Option<(String, String)> {
    let date = date(instant)?;
    let day =
        format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date());
    let time =
        format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds());
    Some((day, time))
}

/// How far the person's zone is from UTC at that instant: `UTC+01:00`.
pub fn offset(instant: Timestamp) -> String {
    #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "at most a day")]
    let minutes = date(instant).map_or(0, |date| -date.get_timezone_offset() as i32);
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn date(instant: Timestamp) -> Option<Date> {
    instant.utc()?;
    #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a calendar date fits")]
    let milliseconds = instant.0 as f64 * 1000.0;
    Some(Date::new(&JsValue::from_f64(milliseconds)))
}

fn seconds(milliseconds: f64) -> Timestamp {
    #[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "saturates")]
    Timestamp((milliseconds / 1000.0).floor() as i64)
}

/// Whether the browser offers a function of that name on its window.
pub(super) fn window_has(name: &str) -> bool {
    Reflect::has(&js_sys::global(), &JsValue::from_str(name)).unwrap_or(false)
}
