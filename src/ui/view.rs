//! What every view is given, and what it can say.

use super::bridge::Reply;
use super::browser::clipboard::Refusal;
use super::browser::theme::Theme;
use crate::examples::Example;
use crate::session::{Action, Session};
use crate::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

/// What happened on the page.
pub enum Message {
    /// The session changes.
    Act(Action),
    /// The countdown moved by a second, or reached zero.
    Tick,
    Copy(Copy),
    Copied(Result<Copy, Refusal>),
    /// The confirmation of a copy, or a notice, has been there long enough.
    Forget,
    /// Read the clipboard into the token box.
    Paste,
    Pasted(Result<Rc<str>, Refusal>),
    Example(Example),
    Explain(String),
    Reply(Reply),
    Failed(&'static str),
    NextTheme,
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    Claims,
    Header,
    Input,
    Report,
}

/// The page at an instant.
pub struct View<'a> {
    pub session: &'a Session,
    /// The instant to judge by.
    pub now: Timestamp,
    pub theme: Theme,
    /// What was copied a moment ago.
    pub copied: Option<Copy>,
    /// Why the clipboard was not available.
    pub notice: Option<Refusal>,
    /// The place of the countdown's text.
    pub countdown: &'a NodeRef,
    pub say: &'a Callback<Message>,
}

impl View<'_> {
    /// A listener that says the same each time.
    pub fn on<E: 'static>(&self, message: impl Fn() -> Message + 'static) -> Callback<E> {
        self.say.reform(move |_: E| message())
    }

    /// A listener that changes the session by the value of the field it stands on.
    pub fn on_input(&self, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
        self.say.reform(move |event: InputEvent| {
            Message::Act(action(super::browser::field::value(&event)))
        })
    }
}
