//! Draws a token out of sight while nobody waits, so that the first paste is as quick as the tenth: browsers compile a
//! function when it is first called, better when it was called often, and look for fonts when they first draw with them.

use super::App;
use crate::protocol::ToWorker;
use crate::report::outcome::Outcome;
use crate::session::{Action, Session};
use crate::ui::browser::idle;
use crate::ui::view::Message;
use macros::html;
use std::rc::Rc;
use yew::prelude::*;

/// A header, some claims and a signature, to be drawn and forgotten.
const SAMPLE: &str = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjEsInN1YiI6ImEiLCJyIjpbMSx7fV19.AA";

/// The revision of the sample; no session comes to have it.
pub const REVISION: u32 = u32::MAX;

/// How often the sample is drawn and taken away.
const SCENES: u32 = 8;

/// What is drawn out of sight.
pub struct Rehearsal {
    /// Scenes that are still to be played; in every second one the sample is there.
    left: u32,
    /// With what the worker says of it.
    sample: Option<Session>,
}

impl Default for Rehearsal {
    fn default() -> Self {
        Self { left: SCENES, sample: None }
    }
}

impl App {
    /// Asks about the sample, then plays the next scene, unless a person is faster; whether the page must be drawn again.
    pub(super) fn rehearse(&mut self) -> bool {
        let rehearsal = &mut self.rehearsal;
        // A question that waits would give way to that about the sample and never be answered.
        if !is_quiet(&self.session) || rehearsal.left == 0 {
            return rehearsal.sample.take().is_some();
        }
        if rehearsal.sample.is_none() {
            let request = sample().unwrap_or_default().request;
            return self.ask(ToWorker::Inspect { revision: REVISION, request });
        }
        rehearsal.left -= 1;
        let say = self.say.clone();
        idle::when_idle(move || say.emit(Message::WarmUp));
        true
    }

    /// Begins with what the worker says of the sample.
    pub(super) fn rehearse_with(&mut self, outcome: Rc<Outcome>) -> bool {
        self.rehearsal.sample = sample().and_then(|sample| {
            let revision = sample.revision;
            sample.apply(Action::Inspected { revision, outcome, tokens: "".into() })
        });
        self.rehearse()
    }

    /// The sample, out of sight.
    pub(super) fn rehearsed(&self) -> Html {
        let Rehearsal { left, sample } = &self.rehearsal;
        match sample {
            Some(sample) if left % 2 == 1 && is_quiet(&self.session) => html! {
                <div class="offstage" inert="" aria-hidden="true">{ self.draw(sample, &NodeRef::default()) }</div>
            },
            _ => Html::default(),
        }
    }
}

fn sample() -> Option<Session> {
    Session::default().apply(Action::Edit { input: SAMPLE.into() })
}

/// Whether nothing is pasted, and the worker owes nothing.
fn is_quiet(session: &Session) -> bool {
    session.request.input.is_empty() && !session.is_busy()
}
