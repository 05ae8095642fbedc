//! What happens outside of the fields and belongs to the page as a whole: shortcuts, pastes, drops.

use super::{drop, file, large, page};
use crate::session::Action;
use crate::ui::view::Message;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, KeyboardEvent};
use yew::Callback;

/// Listens as long as it lives.
pub type Outside = Option<[EventListener; 4]>;

/// Listens at the document, which hears of an event after everything in it.
pub fn listen(say: &Callback<Message>) -> Outside {
    let document = page::document()?;
    Some(["keydown", "paste", "dragover", "drop"].map(|name| {
        let say = say.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, name, options, move |event| hear(event, &say))
    }))
}

fn hear(event: &Event, say: &Callback<Message>) {
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        return press(key, say);
    }
    if event.default_prevented() {
        return;
    }
    let dropped = event.dyn_ref().filter(|_| event.type_() == "drop");
    let file = dropped.and_then(drop::dropped_file);
    if file.is_none() && is_in(event, FIELDS) {
        return;
    }
    // A file that nobody takes would be opened instead of the page.
    if event.has_type::<DragEvent>() {
        event.prevent_default();
    }
    match file {
        Some(file) if is_in(event, ".key-card") => return file::open_key(file, say.clone()),
        Some(file) => return file::open(file, say.clone(), |input| Action::Take { input }),
        None => {}
    }
    if event.type_() != "dragover"
        && let Some(text) = large::transferred(event)
    {
        event.prevent_default();
        let input = String::from(text).into();
        say.emit(Message::Act(Action::Take { input }));
    }
}

/// `/` goes to the token, `?` shows the shortcuts, Escape closes menus.
fn press(event: &KeyboardEvent, say: &Callback<Message>) {
    let key = event.key();
    if key == "Escape" {
        return page::close_menus();
    }
    // Who speaks to the browser must be able to turn them off (WCAG 2.2, 2.1.4).
    if page::first("#single-keys:checked").is_none() {
        return;
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() || is_in(event, FIELDS) {
        return;
    }
    match &*key {
        "/" => {
            event.prevent_default();
            say.emit(Message::Focus);
        }
        "?" => say.emit(Message::Do("shortcuts".to_owned())),
        _ => {}
    }
}

/// Where a person writes.
const FIELDS: &str = "input:not([type=range],[type=checkbox]),textarea,select";

fn is_in(event: &Event, places: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|it| matches!(it.closest(places), Ok(Some(_))))
}
