//! Rule `json-escaped-member-name`.

use super::is_registered;
use crate::encoding::json::Node;
use crate::lints::point::parts;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A standard name that is written with escapes, such as `\u0061lg` for `alg`.
    ///
    /// ## Why it matters
    /// It is legal JSON, but nothing honest writes it so here; filters that look at the raw text miss it.
    ///
    /// ## What to do
    /// Treat the token as suspicious, and look what made it.
    ///
    /// ## References
    /// - RFC 8259 8.3
    JSON_ESCAPED_MEMBER_NAME, "json-escaped-member-name", Warning, "Standard member name written with \\u escapes",
    "RFC 8259 8.3", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        for member in part.object().and_then(Node::members).unwrap_or_default() {
            let written = part.text.get(member.name_span.clone()).unwrap_or_default();
            if written.contains('\\') && is_registered(segment, &member.name) {
                let message = format!(
                    "The name {} is written with escapes ({}). Nothing honest does that, and filters that look at the raw text miss it.",
                    text::quoted(&member.name),
                    text::quoted(written)
                );
                findings.push(JSON_ESCAPED_MEMBER_NAME.at_member(
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
    fn fires_on_escaped_standard_names() {
        for case in [Case::header(r#"{"\u0061lg":"none"}"#), Case::claims(r#"{"\u0065xp":1}"#)] {
            assert!(case.fires(&JSON_ESCAPED_MEMBER_NAME), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_escapes_elsewhere() {
        for case in [
            Case::claims(r#"{"note":"caf\u00e9","n\u006fte":1}"#),
            Case::header(r#"{"alg":"HS256"}"#),
        ] {
            assert!(!case.fires(&JSON_ESCAPED_MEMBER_NAME), "{case:?}");
        }
    }
}
