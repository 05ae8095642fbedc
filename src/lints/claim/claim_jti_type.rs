//! Rule `claim-jti-type`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `jti` that is no string, or is empty.
    ///
    /// ## Why it matters
    /// Several libraries refuse it.
    ///
    /// ## What to do
    /// Write it as a string, such as a UUID.
    ///
    /// ## References
    /// - RFC 7519 4.1.7
    CLAIM_JTI_TYPE, "claim-jti-type", Error, "jti is not a string",
    "RFC 7519 4.1.7", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = subject.facts.claim("jti").filter(|id| !id.is_null()) else { return };
    if id.as_str().is_none_or(str::is_empty) {
        let message = "`jti` must be a string and not empty; several libraries refuse other values. Write a UUID or random characters.";
        findings.push(CLAIM_JTI_TYPE.at_claim(subject, "jti", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_values() {
        for case in [Case::claims(r#"{"jti":7}"#), Case::claims(r#"{"jti":""}"#)] {
            assert!(case.fires(&CLAIM_JTI_TYPE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_strings() {
        let case = Case::claims(r#"{"jti":"7"}"#);
        assert!(!case.fires(&CLAIM_JTI_TYPE), "{case:?}");
    }
}
