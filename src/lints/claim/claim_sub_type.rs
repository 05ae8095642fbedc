//! Rule `claim-sub-type`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `sub` that is no string, is empty, or is the text of a value that was not set, such as `undefined` or `0`.
    ///
    /// ## Why it matters
    /// Newer libraries refuse numbers here, large ones lose digits, and different people may share one `sub`.
    ///
    /// ## What to do
    /// Write the subject as a string that names one person or thing.
    ///
    /// ## References
    /// - RFC 7519 4.1.2
    CLAIM_SUB_TYPE, "claim-sub-type", Error, "sub is not a usable string",
    "RFC 7519 4.1.2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(subject_claim) = subject.facts.claim("sub") else { return };
    let fault = match subject_claim.as_str() {
        None => "is not a string; newer libraries refuse that, and large numbers lose digits",
        Some("") => "is empty",
        Some("undefined" | "null" | "0" | "-1") => {
            "is the text of a value that was not set, so different people may share it"
        }
        Some(_) => return,
    };
    let message = format!("`sub` {fault}. Write it as a string that names one person or thing.");
    findings.push(CLAIM_SUB_TYPE.at_claim(subject, "sub", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_unusable_subjects() {
        for case in [
            Case::claims(r#"{"sub":42}"#),
            Case::claims(r#"{"sub":""}"#),
            Case::claims(r#"{"sub":"undefined"}"#),
            Case::claims(r#"{"sub":null}"#),
        ] {
            assert!(case.fires(&CLAIM_SUB_TYPE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_strings() {
        for case in [Case::claims(r#"{"sub":"42"}"#), Case::claims("{}")] {
            assert!(!case.fires(&CLAIM_SUB_TYPE), "{case:?}");
        }
    }
}
