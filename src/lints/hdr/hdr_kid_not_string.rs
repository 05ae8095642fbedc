//! Rule `hdr-kid-not-string`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `kid` that is not a string.
    ///
    /// ## Why it matters
    /// Lookups fail or compare by loose rules.
    ///
    /// ## What to do
    /// Write it as a string.
    ///
    /// ## References
    /// - RFC 7515 4.1.4
    HDR_KID_NOT_STRING, "hdr-kid-not-string", Error, "kid is not a string",
    "RFC 7515 4.1.4", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.header("kid").is_some_and(|kid| kid.as_str().is_none()) {
        let message = "`kid` must be a string; key lookups with other types fail or compare by loose rules. Write it as a string.";
        findings.push(HDR_KID_NOT_STRING.at_header(subject, "kid", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_types() {
        let case = Case::header(r#"{"alg":"HS256","kid":1}"#);
        assert!(case.fires(&HDR_KID_NOT_STRING), "{case:?}");
    }

    #[test]
    fn is_silent_about_strings() {
        let case = Case::header(r#"{"alg":"HS256","kid":"1"}"#);
        assert!(!case.fires(&HDR_KID_NOT_STRING), "{case:?}");
    }
}
