//! Rule `hdr-alg-missing`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A header without `alg`.
    ///
    /// ## Why it matters
    /// The parameter is mandatory. A library that falls back to a default can be led to skip the check or to use the wrong one.
    ///
    /// ## What to do
    /// Refuse the token, and set `alg` where it is made.
    ///
    /// ## References
    /// - RFC 7515 4.1.1
    HDR_ALG_MISSING, "hdr-alg-missing", Error, "No alg header parameter",
    "RFC 7515 4.1.1", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.header("alg").is_none() {
        let message = "The header has no `alg`, which is mandatory: nothing says how the token is protected. Refuse it, and set `alg` where it is made.";
        findings.push(HDR_ALG_MISSING.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_without_alg() {
        let case = Case::header(r#"{"typ":"JWT"}"#);
        assert!(case.fires(&HDR_ALG_MISSING), "{case:?}");
    }

    #[test]
    fn is_silent_when_there_is_one() {
        for case in [
            Case::header(r#"{"alg":"HPKE-0"}"#),
            Case::header(r#"{"alg":"HS256"}"#),
            Case::header(r#"{"alg":null}"#),
        ] {
            assert!(!case.fires(&HDR_ALG_MISSING), "{case:?}");
        }
    }
}
