//! Rule `hdr-kid-empty`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `kid` that is empty or blank.
    ///
    /// ## Why it matters
    /// Some implementations then fall back to an empty or default key.
    ///
    /// ## What to do
    /// Leave it out or name the key.
    ///
    /// ## References
    /// - Common practice
    HDR_KID_EMPTY, "hdr-kid-empty", Warning, "Empty kid",
    "Common practice", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(kid) = subject.facts.key_id() else { return };
    if kid.trim().is_empty() {
        let message = "`kid` is empty; some implementations then fall back to an empty or default key. Leave it out or name the key.";
        findings.push(HDR_KID_EMPTY.at_header(subject, "kid", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_nothing() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":""}"#),
            Case::header(r#"{"alg":"HS256","kid":" "}"#),
        ] {
            assert!(case.fires(&HDR_KID_EMPTY), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_a_name() {
        let case = Case::header(r#"{"alg":"HS256","kid":"a"}"#);
        assert!(!case.fires(&HDR_KID_EMPTY), "{case:?}");
    }
}
