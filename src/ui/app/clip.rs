//! What is copied, and what is pasted by the button.

use super::App;
use crate::facts::part::Part;
use crate::protocol::ToWorker;
use crate::request::ReportFormat;
use crate::ui::browser::{clipboard, file};
use crate::ui::members::hex;
use crate::ui::view::{Copy, Message};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

impl App {
    pub(super) fn copy(&mut self, what: Copy) -> bool {
        let facts = &self.session.facts;
        let text: Rc<str> = match what {
            Copy::Claims => exact(self.session.shown_claims()),
            Copy::Header => exact(&facts.header),
            Copy::Input => self.session.request.input.clone(),
            Copy::Report => return self.report(ReportFormat::Json),
            Copy::Segment(index) => {
                let segment = facts.segments.get(index);
                let bytes = segment.and_then(|segment| segment.decoded.bytes.as_deref());
                hex::digits(bytes.unwrap_or_default()).into()
            }
        };
        self.write(what, text)
    }

    /// The worker writes the report; it is copied when it comes.
    pub(super) fn report(&mut self, format: ReportFormat) -> bool {
        let request = self.request();
        self.ask(ToWorker::Report { request, format })
    }

    pub(super) fn write(&self, what: Copy, text: Rc<str>) -> bool {
        let say = self.say.clone();
        let large = self.text.clone().filter(|_| what == Copy::Input && text.is_empty());
        spawn_local(async move {
            let text = match large {
                Some(large) => file::text(&large).await.unwrap_or_default().into(),
                None => text,
            };
            let outcome = clipboard::write(&text).await;
            say.emit(Message::Copied(outcome.map(|()| what)));
        });
        false
    }

    pub(super) fn paste(&mut self) -> bool {
        let say = self.say.clone();
        spawn_local(async move {
            let text = clipboard::read().await;
            say.emit(Message::Pasted(text.map(Into::into)));
        });
        false
    }
}

/// The text of a part; where it is no text, its bytes as hex.
fn exact(part: &Part) -> Rc<str> {
    if part.is_binary() { hex::digits(&part.bytes).into() } else { part.text.as_str().into() }
}
