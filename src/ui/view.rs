//! What every view is given, and what it can say.

use super::bridge::Reply;
use super::browser::act;
use super::browser::clipboard::Refusal;
use super::browser::theme::Theme;
use super::tree;
use super::widgets::copy_button::copy_button;
use crate::facts::place::Spot;
use crate::report::outcome::Parts;
use crate::session::{Action, Session};
use crate::time::Timestamp;
use std::borrow::Cow;
use std::rc::Rc;
use web_sys::Blob;
use yew::prelude::*;

/// What happened on the page.
pub enum Message {
    /// The session changes.
    Act(Action),
    /// The session marks a place, and the page shows it.
    Show(Action, Reveal),
    /// The countdown moved by a second, or reached zero.
    Tick,
    Copied(Result<Copy, Refusal>),
    /// The confirmation of a copy, or a notice, has been there long enough.
    Forget,
    /// Search a text that is too large for the page: with its name and its beginning.
    Search(Blob, Rc<str>, Rc<str>),
    Pasted(Result<Rc<str>, Refusal>),
    /// What a click or a changed field asks for, as its `data-act` says.
    Do(String),
    Reply(Reply),
    Failed(&'static str),
    /// The browser is idle after the first paint.
    WarmUp,
    /// Show the token box and put the caret into it.
    Focus,
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    Claims,
    Header,
    Input,
    Report,
    /// The bytes of a segment as hex.
    Segment(usize),
}

impl Copy {
    /// As a `data-act` names it.
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Self::Claims => "claims".into(),
            Self::Header => "header".into(),
            Self::Input => "input".into(),
            Self::Report => "report".into(),
            Self::Segment(index) => index.to_string().into(),
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Self {
        match name {
            "claims" => Self::Claims,
            "header" => Self::Header,
            "input" => Self::Input,
            "report" => Self::Report,
            index => Self::Segment(index.parse().unwrap_or_default()),
        }
    }
}

/// How far the page moves to show what is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reveal {
    #[default]
    Nothing,
    /// The text in the token box moves, the page does not.
    InBox,
    /// The page moves, too.
    InPage,
    /// The text is selected as well, to be edited.
    Selected,
    /// The token box, which no longer follows the page.
    Box,
    /// The token box gets the focus.
    Focus,
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
    /// Hears clicks and changed fields, and says what they ask for.
    pub fn acts<E: AsRef<Event> + 'static>(&self) -> Callback<E> {
        let say = self.say.clone();
        Callback::from(move |event: E| {
            if let Some(what) = act::of(event.as_ref()) {
                say.emit(Message::Do(what));
            }
        })
    }

    /// What the worker drew of that part; explanations that were asked for and buttons that copy are put in.
    pub fn drawn(&self, part: fn(&Parts) -> &str) -> Html {
        let Some(outcome) = &self.session.outcome else { return Html::default() };
        let fill = |name: &str| {
            if let Some(segment) = name.strip_prefix("copy ") {
                return copy_button(
                    self,
                    Copy::named(segment),
                    "Copy hex",
                    "Copy these bytes as hex",
                    false,
                );
            }
            self.explained(name)
        };
        tree::read(part(&outcome.drawn), &fill)
    }

    /// What the worker explains (a rule, the shortcuts, the kinds of tokens), once it is there; the list of all rules holds those of its rules.
    pub fn explained(&self, name: &str) -> Html {
        let text = self.session.explanation(name).unwrap_or_default();
        tree::read(&text, &|name| self.explained(name))
    }

    /// What the marked characters, or the one at the caret, carry.
    pub fn spot(&self) -> Option<Spot> {
        self.session.facts.spot(self.session.marked.as_ref()?.start)
    }
}

#[cfg(all(test, feature = "ssr", feature = "inspector", not(target_arch = "wasm32")))]
pub mod tests {
    //! Draws a view natively.

    use super::*;

    #[derive(Clone, Properties)]
    pub struct Props {
        session: Rc<Session>,
        draw: fn(&View<'_>) -> Html,
    }

    impl PartialEq for Props {
        fn eq(&self, other: &Self) -> bool {
            Rc::ptr_eq(&self.session, &other.session)
        }
    }

    #[component]
    fn Drawn(props: &Props) -> Html {
        let (countdown, say) = (NodeRef::default(), Callback::noop());
        (props.draw)(&View {
            session: &props.session,
            now: Timestamp(1_795_245_600),
            theme: Theme::System,
            copied: None,
            notice: None,
            countdown: &countdown,
            say: &say,
        })
    }

    /// The HTML of a view of that session, at 2026-11-21 07:20:00 UTC.
    pub async fn html(session: Session, draw: fn(&View<'_>) -> Html) -> String {
        let props = Props { session: Rc::new(session), draw };
        yew::LocalServerRenderer::<Drawn>::with_props(props).hydratable(false).render().await
    }

    /// A session that read `input` and, with the engine linked, was judged.
    pub fn session(input: &str) -> Session {
        let read = Session::default().apply(Action::Edit { input: input.into() });
        let session = read.expect("there is something to read");
        let inspected = crate::inspect::inspection(&session.request);
        let lines: Vec<&str> =
            inspected.tokens.iter().map(crate::report::found::Row::line).collect();
        let crate::inspect::Inspection { facts, judgement, .. } = &inspected;
        let outcome = crate::paint::outcome(facts, judgement, &session.request).into();
        let (revision, tokens) = (session.revision, lines.join("\n").into());
        let answer = Action::Inspected { revision, outcome, tokens };
        session.apply(answer).expect("the answer is of this revision")
    }
}
