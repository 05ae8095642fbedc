//! Rule `ok-explicit-typ`.

use crate::encoding::json::Node;
use crate::facts::profile::is_explicit;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `typ` that names the kind of token, such as `at+jwt`.
    ///
    /// ## Why it matters
    /// Verifiers that check it cannot be given one kind of token for another.
    ///
    /// ## What to do
    /// Nothing.
    ///
    /// ## References
    /// - RFC 8725 3.11
    OK_EXPLICIT_TYP, "ok-explicit-typ", Ok, "Explicitly typed",
    "RFC 8725 3.11", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let typ = subject.facts.header("typ").and_then(Node::as_str).unwrap_or_default();
    if is_explicit(typ) {
        let message =
            format!("`typ` {} keeps this token apart from other JWTs.", text::quoted(typ));
        findings.push(OK_EXPLICIT_TYP.at_header(subject, "typ", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_registered_types() {
        let case = Case::header(r#"{"alg":"ES256","typ":"at+jwt"}"#);
        assert!(case.fires(&OK_EXPLICIT_TYP), "{case:?}");
    }

    #[test]
    fn is_silent_about_general_and_private_ones() {
        for case in [
            Case::header(r#"{"alg":"ES256","typ":"JWT"}"#),
            Case::header(r#"{"alg":"ES256","typ":"own+jwt"}"#),
        ] {
            assert!(!case.fires(&OK_EXPLICIT_TYP), "{case:?}");
        }
    }
}
