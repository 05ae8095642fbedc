//! Rule `hdr-kid-oversized`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `kid` longer than 512 characters.
    ///
    /// ## Why it matters
    /// Nobody names keys so. It may be meant to inject something or to fill memory.
    ///
    /// ## What to do
    /// Limit the length that your verifier accepts.
    ///
    /// ## References
    /// - CWE-400
    HDR_KID_OVERSIZED, "hdr-kid-oversized", Info, "Very long kid",
    "CWE-400", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(kid) = subject.facts.key_id() else { return };
    if kid.chars().count() > 512 {
        let message = format!(
            "`kid` has {} characters, where names of keys have a few dozen. It may be meant to inject something or to fill memory; limit the length.",
            kid.chars().count()
        );
        findings.push(HDR_KID_OVERSIZED.at_header(subject, "kid", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_endless_names() {
        let case = Case::header(
            r#"{"alg":"HS256","kid":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#,
        );
        assert!(case.fires(&HDR_KID_OVERSIZED), "{case:?}");
    }

    #[test]
    fn is_silent_about_long_ones() {
        let case = Case::header(r#"{"alg":"HS256","kid":"x509::/C=DE/O=Example"}"#);
        assert!(!case.fires(&HDR_KID_OVERSIZED), "{case:?}");
    }
}
