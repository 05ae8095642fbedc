//! Rule `input-prefix-stripped`.

use crate::facts::clean::Removed;
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// Something around the token that is not part of it: `Authorization:`, `Bearer` or another scheme, quotes, angle brackets, a comma or semicolon at the end.
    ///
    /// ## Why it matters
    /// It was removed here so that the token could be read. Code that hands the whole header value or the quoted text to a JWT library fails on the first segment.
    ///
    /// ## What to do
    /// Nothing, if you only copied it so. If your code passes it on like that, cut off the scheme and the quotes first.
    ///
    /// ## References
    /// - RFC 6750, section 2.1
    /// - RFC 9449, section 7.1
    INPUT_PREFIX_STRIPPED, "input-prefix-stripped", Info, "Wrapper removed before decoding",
    "RFC 6750 2.1; RFC 9449 7.1", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wrappers: Vec<String> = subject.facts.clean.removed.iter().filter_map(wrapper).collect();
    if wrappers.is_empty() {
        return;
    }
    let message = format!(
        "Removed {} so that the token could be read. Code that passes such text to a JWT library as it stands fails to parse it.",
        wrappers.join(", ")
    );
    findings.push(INPUT_PREFIX_STRIPPED.finding(message));
}

fn wrapper(removed: &Removed) -> Option<String> {
    match removed {
        Removed::Prefix(prefix) => Some(text::quoted(prefix.trim())),
        Removed::Quotes(quote) => Some(format!("the {} around it", quotes(*quote))),
        Removed::Trailing(c) => Some(format!("`{c}` at the end")),
        Removed::Whitespace { .. } | Removed::Escapes { .. } => None,
    }
}

fn quotes(open: char) -> &'static str {
    match open {
        '`' => "backticks",
        '<' => "angle brackets",
        _ => "quotes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, GOOD, HS256};

    #[test]
    fn fires_on_a_scheme_and_on_quotes() {
        let message = |before| {
            let case = Case::jwt(HS256, GOOD).pasted(before);
            case.finding(&INPUT_PREFIX_STRIPPED).map(|finding| finding.message)
        };
        assert!(message("Authorization: Bearer ").unwrap().contains("`Bearer`"));
        assert!(message("JWT ").is_some());
        let quoted = Case::text("\"e30.e30.x\"").finding(&INPUT_PREFIX_STRIPPED).unwrap();
        assert!(quoted.message.contains("the quotes around it"));
    }

    #[test]
    fn is_silent_about_line_breaks_at_the_ends() {
        assert!(!Case::text("\n  e30.e30.x \n").fires(&INPUT_PREFIX_STRIPPED));
    }
}
