//! Rule `hdr-typ-not-string`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `typ` or `cty` that is not a string.
    ///
    /// ## Why it matters
    /// Both are media types. Loosely typed verifiers compare other values in ways nobody intended.
    ///
    /// ## What to do
    /// Refuse the token, and write them as strings where it is made.
    ///
    /// ## References
    /// - RFC 7515 4.1.9, 4.1.10
    HDR_TYP_NOT_STRING, "hdr-typ-not-string", Error, "typ or cty is not a string",
    "RFC 7515 4.1.9, 4.1.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in ["typ", "cty"] {
        if subject.facts.header(name).is_some_and(|value| value.as_str().is_none()) {
            let message = format!(
                "`{name}` must be a string with a media type, such as `JWT`. Write it so where the token is made."
            );
            findings.push(HDR_TYP_NOT_STRING.at_header(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_types() {
        for case in
            [Case::header(r#"{"typ":true}"#), Case::header(r#"{"alg":"HS256","cty":["JWT"]}"#)]
        {
            assert!(case.fires(&HDR_TYP_NOT_STRING), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_strings() {
        let case = Case::header(r#"{"typ":"JOSE"}"#);
        assert!(!case.fires(&HDR_TYP_NOT_STRING), "{case:?}");
    }
}
