//! The Learn view, which the worker draws.

use super::tree;
use crate::session::Session;
use yew::prelude::*;

/// The lesson, or why there is none.
pub fn learn(session: &Session) -> Html {
    match (&*session.lesson, &session.failure) {
        ("", Some(failure)) => failure.to_string().into(),
        (lesson, _) => tree::read(lesson, &|_| Html::default()),
    }
}
