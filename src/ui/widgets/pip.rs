//! Severity as a shape and a word, never colour alone.

use crate::report::Severity;
use macros::html;
use yew::prelude::*;

/// The shape for a severity, with its word for those who cannot see it.
pub fn pip(severity: Severity) -> Html {
    let (class, word) = severity.pip();
    html! { <span {class} role="img" aria-label={word} /> }
}
