//! Rule `json-trailing-data`.

use super::trailing;
use crate::lints::point::{parts, root};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Something after the closing brace of header or payload.
    ///
    /// ## Why it matters
    /// Lenient parsers ignore it, strict ones fail. Attackers use the difference to show two parsers two tokens.
    ///
    /// ## What to do
    /// Refuse the token, and look what appended to it.
    ///
    /// ## References
    /// - RFC 8259 2
    /// - RFC 7515 5.2
    JSON_TRAILING_DATA, "json-trailing-data", Error, "Extra data after the JSON object",
    "RFC 8259 2; RFC 7515 5.2", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        if let Some(problem) = trailing(part) {
            let name = if segment == 0 { "header" } else { "payload" };
            let message = format!(
                "There is data after the closing brace of the {name}. Lenient parsers ignore it and strict ones fail, which attackers use; refuse the token.",
            );
            let span = problem.offset..part.text.len();
            findings.push(JSON_TRAILING_DATA.at_bytes(
                subject,
                segment,
                root(segment).into_owned(),
                span,
                message,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_anything_behind_the_object() {
        for case in [Case::header(r#"{"alg":"HS256"}{"alg":"none"}"#), Case::claims("{}\0")] {
            assert!(case.fires(&JSON_TRAILING_DATA), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_blanks_at_the_end() {
        for case in [Case::header("{\"alg\":\"HS256\"}\n"), Case::claims("[1] x")] {
            assert!(!case.fires(&JSON_TRAILING_DATA), "{case:?}");
        }
    }
}
