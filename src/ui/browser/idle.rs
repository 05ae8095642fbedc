//! Waits until the browser has nothing better to do.

use super::clock::window_has;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Milliseconds to wait where the browser has no idle callback.
const FALLBACK: u32 = 150;

/// Runs `task` in idle time after the first paint.
pub fn when_idle(task: impl FnOnce() + 'static) {
    if window_has("requestIdleCallback")
        && let Some(window) = super::page::window()
    {
        let callback = Closure::once_into_js(task);
        // A browser that refuses leaves starting the worker to the first paste.
        let _ = window.request_idle_callback(callback.unchecked_ref());
    } else {
        Timeout::new(FALLBACK, task).forget();
    }
}
