//! Rule `json-duplicate-member`.

use crate::encoding::json::Member;
use crate::facts::part::Part;
use crate::lints::point::{parts, root};
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A member name that one object of the header or the payload holds twice, at any depth; names written with escapes count as what they say.
    ///
    /// ## Why it matters
    /// Parsers disagree: some keep the first value, most the last. The code that verifies and the code that uses the token may then see different values.
    ///
    /// ## What to do
    /// Refuse such tokens. Find out what writes the member twice; nothing honest needs it.
    ///
    /// ## References
    /// - RFC 7515, sections 4 and 10.12
    /// - RFC 7519, section 4
    /// - RFC 8259, section 4
    JSON_DUPLICATE_MEMBER, "json-duplicate-member", Error, "Duplicate member name",
    "RFC 7515 4 and 10.12; RFC 7519 4; RFC 8259 4", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let Some(json) = &part.json else { continue };
        for group in json.duplicates() {
            let Some(last) = group.last() else { continue };
            let message = format!(
                "{} occurs {} times, with the values {}. Parsers disagree on which one wins, so verifier and application may see different tokens; refuse it.",
                text::quoted(&last.name),
                group.len(),
                values(part, &group)
            );
            let path = format!("{}{}", root(segment), json.pointer_at(last.name_span.start));
            let span = last.value.span.clone();
            findings.push(JSON_DUPLICATE_MEMBER.at_bytes(subject, segment, path, span, message));
        }
    }
}

fn values(part: &Part, group: &[&Member]) -> String {
    let value = |it: &&Member| text::source(part, &it.name, it.value.span.clone());
    group.iter().take(4).map(value).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_and_shows_both_values() {
        let case = Case::header(r#"{"alg":"HS256","alg":"none"}"#);
        let finding = case.finding(&JSON_DUPLICATE_MEMBER).unwrap();
        assert_eq!(finding.path.as_deref(), Some("/header/alg"));
        assert!(finding.message.contains("`\"HS256\"`, `\"none\"`"), "{}", finding.message);
    }

    #[test]
    fn sees_through_escapes_and_into_depth() {
        let claims = r#"{"a":[{"b":1,"\u0062":2}]}"#;
        let finding = Case::claims(claims).finding(&JSON_DUPLICATE_MEMBER).unwrap();
        assert_eq!(finding.path.as_deref(), Some("/claims/a/0/b"));
    }

    #[test]
    fn is_silent_about_the_same_name_in_different_objects() {
        let claims = r#"{"act":{"sub":"a"},"sub":"b"}"#;
        assert!(!Case::claims(claims).fires(&JSON_DUPLICATE_MEMBER));
    }
}
