//! Severity as a shape and a word, never colour alone.

use crate::report::Severity;
use macros::html;
use yew::prelude::*;

/// The word for a severity.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Verbose => "note",
        Severity::Ok => "passed",
    }
}

/// The shape for a severity, with its word for those who cannot see it.
pub fn pip(severity: Severity) -> Html {
    let class = match severity {
        Severity::Error => "pip err",
        Severity::Warning => "pip warn",
        Severity::Info | Severity::Verbose => "pip info",
        Severity::Ok => "pip ok",
    };
    html! { <span {class} role="img" aria-label={word(severity)} /> }
}
