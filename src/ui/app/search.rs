//! Texts that are too large for the page: searched by the worker, read in parts.

use super::App;
use crate::protocol::ToWorker;
use crate::report::found;
use crate::request::LIMITS;
use crate::session::tokens::{Scan, TokenAction};
use crate::session::{Action, Session};
use crate::ui::browser::{file, large};
use crate::ui::view::Message;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

impl App {
    /// Has a text searched that is too large for the page.
    pub(super) fn search(&mut self, text: Blob, name: Rc<str>, head: Rc<str>) -> bool {
        self.searches += 1;
        let (id, bytes) = (self.searches, large::size(&text));
        let running = bytes <= LIMITS.input;
        let scan = Scan { id, name, head, bytes, done: 0, running };
        self.act(Action::Tokens(TokenAction::Scan { scan }));
        if running {
            self.bridge.scan(ToWorker::Scan { id, now: self.now() }, text.clone());
        }
        self.text = Some(text);
        true
    }

    /// Of a searched text, reads the token of that row; otherwise the session has it.
    pub(super) fn choose(&mut self, index: usize) -> bool {
        let row = self.session.tokens.rows.get(index).cloned();
        let (Some(text), Some(row)) = (self.text.clone(), row) else {
            return false;
        };
        let say = self.say.clone();
        spawn_local(async move {
            let span = row.span();
            if let Some(input) = large::part(&text, span.start, span.end).await {
                let input = input.into();
                say.emit(Message::Act(Action::Tokens(TokenAction::Chosen { index, input })));
            }
        });
        true
    }

    pub(super) fn save(&self, format: &str) -> bool {
        let tokens = &self.session.tokens;
        let rows = tokens.shown.iter().filter_map(|index| tokens.rows.get(*index));
        match format {
            "csv" => file::save(found::to_csv(rows).as_bytes(), "tokens.csv"),
            _ => file::save(found::to_json(rows).as_bytes(), "tokens.json"),
        }
        false
    }

    /// Shows the first token of a searched text, and lets go of a text that is gone.
    pub(super) fn follow_search(&mut self) {
        let Session { scan, tokens, .. } = &*self.session;
        if !self.session.is_scanning() {
            self.bridge.stop_scan();
        }
        if scan.is_none() {
            self.text = None;
        } else if tokens.chosen.is_none() && !tokens.rows.is_empty() {
            self.choose(0);
        }
    }
}
