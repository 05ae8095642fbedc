//! Rule `json-confusable-member`.

use super::is_standard;
use crate::encoding::json::Node;
use crate::lints::point::parts;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A member name that only looks like a standard one: letters of another script, blanks at the ends, invisible characters.
    ///
    /// ## Why it matters
    /// Verifiers do not know it and do not enforce it, while a person who reads the token thinks they do.
    ///
    /// ## What to do
    /// Write the name in plain letters, and look what made the token.
    ///
    /// ## References
    /// - Unicode TR39
    /// - RFC 7515 10.13
    JSON_CONFUSABLE_MEMBER, "json-confusable-member", Warning, "Look-alike member name",
    "Unicode TR39; RFC 7515 10.13", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        for member in part.object().and_then(Node::members).unwrap_or_default() {
            let odd = |c: &char| !c.is_ascii_graphic();
            let skeleton = text::skeleton(&member.name);
            let Some(found) = member.name.chars().find(odd) else { continue };
            if *skeleton != *member.name && is_standard(segment, &skeleton) {
                let message = format!(
                    "{} only looks like `{skeleton}` (it contains U+{:04X}), so verifiers do not enforce it. Write the name in plain letters.",
                    text::quoted(&member.name),
                    u32::from(found)
                );
                findings.push(JSON_CONFUSABLE_MEMBER.at_member(
                    subject,
                    segment,
                    &member.name,
                    message,
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_look_alikes() {
        for case in [
            Case::claims(r#"{"еxp":1}"#),
            Case::claims(r#"{"exp ":1}"#),
            Case::header(r#"{"alg":"HS256","k\u200bid":"a"}"#),
        ] {
            assert!(case.fires(&JSON_CONFUSABLE_MEMBER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_other_languages() {
        for case in [Case::claims(r#"{"prénom":"x"}"#), Case::claims(r#"{"exp":1}"#)] {
            assert!(!case.fires(&JSON_CONFUSABLE_MEMBER), "{case:?}");
        }
    }
}
