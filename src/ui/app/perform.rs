//! Does what a click or a changed field asks for: a verb, and words about it. Those that only change the session are in
//! [`super::words`].

use super::{App, words};
use crate::examples::Example;
use crate::facts::content;
use crate::protocol::ToWorker;
use crate::request::REPORT_FORMATS;
use crate::session::Action;
use crate::ui::browser::storage::{self, Preference};
use crate::ui::browser::{clock, file, page, reveal};
use crate::ui::view::{Copy, Reveal};

impl App {
    /// Does what stands in a `data-act`; whether the page must be drawn again.
    pub(super) fn perform(&mut self, what: &str) -> bool {
        let (verb, rest) = what.split_once(' ').unwrap_or((what, ""));
        match verb {
            "bytes" => {
                let [segment, start, end] = words::numbers(rest);
                self.show(Action::MarkBytes { segment, bytes: start..end }, Reveal::InPage)
            }
            "mark" => {
                // What is missing at the end is shown by the character before it.
                let (offset, length) = match words::numbers(rest) {
                    [offset, 0] => (offset.saturating_sub(1), 1),
                    [offset, length] => (offset, length),
                };
                self.show(Action::MarkCharacters { offset, length }, Reveal::Selected)
            }
            "copy" => self.copy(Copy::named(rest)),
            "download" => {
                let facts = &self.session.facts;
                let (_, extension) = content::kind(&facts.payload.bytes, facts.content_type());
                file::save(&facts.payload.bytes, &["payload.", extension].concat());
                false
            }
            "example" => {
                page::close_menus();
                Example::named(rest)
                    .is_some_and(|example| self.ask(ToWorker::Mint { example, now: clock::now() }))
            }
            "explain" => self.explain(rest),
            "finding" => {
                reveal::finding(rest);
                false
            }
            "learn" => {
                self.act(Action::Learn { choice: rest.into() });
                let choices = self.session.choices.clone();
                self.ask(ToWorker::Learn { choices, request: self.request() });
                true
            }
            "mute" => self.mute(rest),
            "paste" => self.paste(),
            "report" => {
                let format = REPORT_FORMATS.iter().find(|(name, _)| *name == rest);
                self.report(format.map(|(_, format)| *format).unwrap_or_default())
            }
            "save" => self.save(rest),
            "shortcuts" => {
                page::toggle_shortcuts();
                self.explain(verb)
            }
            "theme" => {
                self.theme = self.theme.next();
                self.theme.show();
                self.theme.save();
                true
            }
            _ => words::action(verb, rest, &self.session).is_some_and(|action| self.act(action)),
        }
    }

    fn explain(&mut self, rule: &str) -> bool {
        let rule = rule.to_owned();
        match self.session.explanation(&rule) {
            // The list of all rules is long, so it is drawn while it is open only.
            Some(text) if !text.is_empty() => {
                rule == "*" && self.act(Action::Explained { rule, text: "".into() })
            }
            _ => self.ask(ToWorker::Explain { rule }),
        }
    }

    fn mute(&mut self, rule: &str) -> bool {
        let mut rules = self.session.request.muted.to_vec();
        let count = rules.len();
        rules.retain(|known| known != rule);
        if rules.len() == count {
            rules.push(rule.to_owned());
        }
        storage::save(Preference::Muted, &rules.join(" "));
        self.act(Action::SetMuted { rules })
    }
}
