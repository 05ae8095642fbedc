//! Rule `json-control-characters`.

use crate::lints::point::parts;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A text value with control characters or with characters that turn the direction of writing.
    ///
    /// ## Why it matters
    /// They forge lines in logs and headers, or make a value look like another one.
    ///
    /// ## What to do
    /// Refuse such values where they are entered, and escape values where they are shown.
    ///
    /// ## References
    /// - CWE-117
    /// - CVE-2021-42574 (bidi)
    JSON_CONTROL_CHARACTERS, "json-control-characters", Warning, "Control or bidirectional characters in a value",
    "CWE-117; CVE-2021-42574 (bidi)", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let Some(object) = part.object() else { continue };
        walk(object, &mut |visit| {
            let Some(text) = visit.node.as_str() else { return };
            let names_someone = NAMES.contains(&visit.name);
            let bad = |c: char| match c {
                '\t' => false,
                '\n' | '\r' => names_someone || segment == 0,
                _ => {
                    c.is_ascii_control()
                        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                }
            };
            if let Some(found) = text.chars().find(|c| bad(*c)) {
                let message = format!(
                    "`{}` contains U+{:04X}, a control or direction character. Such characters forge log lines or make a value look like another one: escape it where it is shown, refuse it where it is entered.",
                    visit.pointer,
                    u32::from(found)
                );
                findings.push(visit.finding(&JSON_CONTROL_CHARACTERS, subject, segment, message));
            }
        });
    }
}

/// Claims in which a line break has no business.
const NAMES: [&str; 6] = ["iss", "sub", "kid", "email", "preferred_username", "scope"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_controls_and_direction_marks() {
        for case in [
            Case::claims(r#"{"sub":"alice\r\nSet-Cookie: a=b"}"#),
            Case::claims(r#"{"name":"a\u202eb"}"#),
            Case::header(r#"{"alg":"HS256","kid":"a\u0000"}"#),
        ] {
            assert!(case.fires(&JSON_CONTROL_CHARACTERS), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_addresses_with_lines() {
        for case in [
            Case::claims(r#"{"address":{"formatted":"Street 1\nTown"}}"#),
            Case::claims(r#"{"a":"x\ty"}"#),
        ] {
            assert!(!case.fires(&JSON_CONTROL_CHARACTERS), "{case:?}");
        }
    }
}
