//! Rule `json-unsafe-integer`.

use crate::lints::text;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An integer beyond what a double holds exactly, 9007199254740991.
    ///
    /// ## Why it matters
    /// JavaScript and other consumers round it silently: an identifier becomes another one.
    ///
    /// ## What to do
    /// Write large identifiers as strings.
    ///
    /// ## References
    /// - RFC 8259 6
    /// - RFC 7493 2.2
    JSON_UNSAFE_INTEGER, "json-unsafe-integer", Warning, "Integer too large for JavaScript",
    "RFC 8259 6; RFC 7493 2.2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    walk(claims, &mut |visit| {
        let Some(number) = visit.node.as_number().filter(|number| is_unsafe(number)) else {
            return;
        };
        let time = visit.depth == 1 && ["/exp", "/nbf", "/iat"].contains(&visit.pointer);
        if !time {
            let message = format!(
                "`{}` = {} is too large for JavaScript and others that read numbers as doubles: they round it to another value. Write it as a string.",
                visit.pointer,
                text::quoted(number)
            );
            findings.push(visit.finding(&JSON_UNSAFE_INTEGER, subject, 1, message));
        }
    });
}

fn is_unsafe(number: &str) -> bool {
    const LARGEST: u64 = 9_007_199_254_740_991;
    let digits = number.trim_start_matches('-');
    let integer = digits.bytes().all(|byte| byte.is_ascii_digit());
    integer && digits.parse::<u64>().map_or(true, |value| value > LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_integers_that_doubles_round() {
        for case in [
            Case::claims(r#"{"user_id":1234567890123456789}"#),
            Case::claims(r#"{"a":[{"b":-9007199254740993}]}"#),
        ] {
            assert!(case.fires(&JSON_UNSAFE_INTEGER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_strings_and_smaller_numbers() {
        for case in [
            Case::claims(r#"{"user_id":"1234567890123456789"}"#),
            Case::claims(r#"{"exp":1900000000}"#),
            Case::claims(r#"{"a":9007199254740991}"#),
            Case::claims(r#"{"a":1e300}"#),
        ] {
            assert!(!case.fires(&JSON_UNSAFE_INTEGER), "{case:?}");
        }
    }

    #[test]
    fn names_the_place_in_depth() {
        let finding =
            Case::claims(r#"{"a":[{"b":-9007199254740993}]}"#).finding(&JSON_UNSAFE_INTEGER);
        assert_eq!(finding.unwrap().path.as_deref(), Some("/claims/a/0/b"));
    }
}
