//! Rule `sample-token`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// The claims of a published example: jwt.io's John Doe, or the token of RFC 7515 and RFC 7519.
    ///
    /// ## Why it matters
    /// Its keys are public, and its times are old. What is found about times and missing claims is only noted.
    ///
    /// ## What to do
    /// Use it to learn, and its keys nowhere.
    ///
    /// ## References
    /// - RFC 7515 Appendix A
    SAMPLE_TOKEN, "sample-token", Info, "Well-known example token",
    "RFC 7515 Appendix A", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let members = subject.facts.payload.object().and_then(Node::members).unwrap_or_default();
    let claims: Vec<(&str, &str)> = members
        .iter()
        .map(|member| (&*member.name, subject.facts.payload.source(&member.value)))
        .collect();
    let is = |sample: &[(&str, &str)], optional: &[&str]| {
        sample.iter().all(|pair| claims.contains(pair))
            && claims.iter().all(|pair| sample.contains(pair) || optional.contains(&pair.0))
    };
    if is(&JWT_IO, &["admin"]) || is(&RFC_7519, &[]) {
        let message = "This is a published example token, and its keys are public. Use it to learn; use its keys and claims nowhere else.";
        findings.push(SAMPLE_TOKEN.at_segment(subject, 1, message));
    }
}

const JWT_IO: [(&str, &str); 3] =
    [("sub", "\"1234567890\""), ("name", "\"John Doe\""), ("iat", "1516239022")];
const RFC_7519: [(&str, &str); 3] =
    [("iss", "\"joe\""), ("exp", "1300819380"), ("http://example.com/is_root", "true")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_published_examples() {
        for case in [
            Case::claims(r#"{"sub":"1234567890","name":"John Doe","admin":true,"iat":1516239022}"#),
            Case::claims(r#"{"iss":"joe","exp":1300819380,"http://example.com/is_root":true}"#),
        ] {
            assert!(case.fires(&SAMPLE_TOKEN), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_tokens_made_from_them() {
        for case in [
            Case::claims(r#"{"sub":"1234567890","role":"x","name":"John Doe","iat":1516239022}"#),
            Case::claims(r#"{"sub":"1234567890","iat":1}"#),
        ] {
            assert!(!case.fires(&SAMPLE_TOKEN), "{case:?}");
        }
    }

    #[test]
    fn what_is_old_or_missing_in_an_example_is_only_noted() {
        let case = Case::claims(r#"{"sub":"1234567890","name":"John Doe","iat":1516239022}"#);
        let worst = case.findings().into_iter().map(|finding| finding.severity).min();
        assert_eq!(worst, Some(crate::report::Severity::Info));
    }
}
