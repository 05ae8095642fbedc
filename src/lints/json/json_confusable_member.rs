//! Rule `json-confusable-member`.

use super::is_registered;
use crate::encoding::json::{Node, escape};
use crate::lints::point::{parts, root};
use crate::lints::{Finding, Subject, declare_lint};
use crate::lints::{look_alike, text};

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
            let Some(found) = member.name.chars().find(odd) else { continue };
            let skeleton = look_alike::skeleton(&member.name);
            if is_registered(segment, &skeleton) {
                let message = format!(
                    "{} only looks like `{skeleton}` (it contains U+{:04X}), so verifiers do not enforce it. Write the name in plain letters.",
                    text::quoted(&member.name),
                    u32::from(found)
                );
                let path = format!("{}/{}", root(segment), escape(&member.name));
                let span = member.name_span.start..member.value.span.end;
                findings
                    .push(JSON_CONFUSABLE_MEMBER.at_bytes(subject, segment, path, span, message));
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
            Case::claims(r#"{"\u0435xp":1}"#),
            Case::claims(r#"{"exp ":1}"#),
            Case::claims(r#"{" exp":1}"#),
            Case::claims("{\"sub\u{7f}\":1}"),
            Case::claims(r#"{"su\u00adb":1}"#),
            Case::claims("{\"sub\u{e0041}\":1}"),
            Case::claims(r#"{"\u0131ss":"a"}"#),
            Case::claims(r#"{"ｅｘｐ":1}"#),
            Case::claims(r#"{"𝐞𝐱𝐩":1}"#),
            Case::claims(r#"{"ⓔⓧⓟ":1}"#),
            Case::claims(r#"{"email_veriﬁed":true}"#),
            Case::claims(r#"{"sсоре":"a"}"#),
            Case::claims(r#"{"nаme":"a"}"#),
            Case::header(r#"{"alg":"HS256","k\u200bid":"a"}"#),
            Case::header(r#"{"alg":"HS256","х5t#S256":"a"}"#),
        ] {
            assert!(case.fires(&JSON_CONFUSABLE_MEMBER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_other_languages() {
        for case in [
            Case::claims(r#"{"prénom":"x","имя":"y","exp.":1,"my exp":1}"#),
            Case::claims("{\"\":1,\" \":2}"),
            Case::claims(r#"{"exp":1}"#),
        ] {
            assert!(!case.fires(&JSON_CONFUSABLE_MEMBER), "{case:?}");
        }
    }
}
