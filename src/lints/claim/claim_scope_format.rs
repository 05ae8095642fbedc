//! Rule `claim-scope-format`.

use crate::lints::{Finding, Subject, declare_lint};
use std::collections::BTreeSet;

declare_lint! {
    /// ## What it finds
    /// A `scope` that is a list, uses commas, repeats a value or has characters that scopes cannot have.
    ///
    /// ## Why it matters
    /// The standard is one string with spaces between; usual middleware understands nothing else.
    ///
    /// ## What to do
    /// Write the scopes as one string with a space between them.
    ///
    /// ## References
    /// - RFC 8693 4.2
    /// - RFC 6749 3.3
    /// - RFC 9068 2.2.3
    CLAIM_SCOPE_FORMAT, "claim-scope-format", Info, "Scope has an unusual format",
    "RFC 8693 4.2; RFC 6749 3.3; RFC 9068 2.2.3", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(scope) = subject.facts.claim("scope").filter(|scope| !scope.is_null()) else { return };
    let fault = match scope.as_str() {
        None => "is not a string",
        Some(text) => match text_fault(text) {
            Some(fault) => fault,
            None => return,
        },
    };
    let message = format!(
        "`scope` {fault}; usual middleware understands one string with a space between the scopes."
    );
    findings.push(CLAIM_SCOPE_FORMAT.at_claim(subject, "scope", message));
}

fn text_fault(text: &str) -> Option<&'static str> {
    let items: Vec<&str> = text.split(' ').filter(|item| !item.is_empty()).collect();
    let different: BTreeSet<&&str> = items.iter().collect();
    let allowed = |c: char| matches!(c, '!' | '#'..='[' | ']'..='~' | ' ');
    match () {
        () if text.contains(',') && items.len() < 2 => Some("uses commas"),
        () if !text.chars().all(allowed) => Some("has characters that scopes cannot have"),
        () if different.len() < items.len() => Some("repeats a value"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_forms() {
        for case in [
            Case::claims(r#"{"scope":"read,write"}"#),
            Case::claims(r#"{"scope":["read"]}"#),
            Case::claims(r#"{"scope":"read read"}"#),
        ] {
            assert!(case.fires(&CLAIM_SCOPE_FORMAT), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_spaces_and_other_claims() {
        for case in [Case::claims(r#"{"scope":"read write"}"#), Case::claims(r#"{"scp":["a"]}"#)] {
            assert!(!case.fires(&CLAIM_SCOPE_FORMAT), "{case:?}");
        }
    }
}
