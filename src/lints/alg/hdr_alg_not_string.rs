//! Rule `hdr-alg-not-string`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `alg` that is not a string: an array, a number, null, an object.
    ///
    /// ## Why it matters
    /// Loosely typed verifiers compare it in ways nobody intended.
    ///
    /// ## What to do
    /// Refuse the token.
    ///
    /// ## References
    /// - RFC 7515 4.1.1
    HDR_ALG_NOT_STRING, "hdr-alg-not-string", Error, "alg is not a string",
    "RFC 7515 4.1.1", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.header("alg").is_some_and(|alg| alg.as_str().is_none()) {
        let message = "`alg` must be a string. Other types confuse loosely typed verifiers; refuse the token.";
        findings.push(HDR_ALG_NOT_STRING.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_types() {
        for case in [
            Case::header(r#"{"alg":["HS256"]}"#),
            Case::header(r#"{"alg":null}"#),
            Case::header(r#"{"alg":1}"#),
        ] {
            assert!(case.fires(&HDR_ALG_NOT_STRING), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_strings() {
        for case in [Case::header(r#"{"alg":"HS256"}"#), Case::header(r#"{"typ":"JWT"}"#)] {
            assert!(!case.fires(&HDR_ALG_NOT_STRING), "{case:?}");
        }
    }
}
