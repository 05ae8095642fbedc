//! Rule `ok-audience-issuer`.

use crate::encoding::json::Node;
use crate::lints::claim::audiences;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An issuer and an audience as you expect them.
    ///
    /// ## Why it matters
    /// The token was issued by that issuer for you, if its signature holds.
    ///
    /// ## What to do
    /// Nothing.
    ///
    /// ## References
    /// - RFC 8725 3.8, 3.9
    OK_AUDIENCE_ISSUER, "ok-audience-issuer", Ok, "Issuer and audience as expected",
    "RFC 8725 3.8, 3.9", needs: [Claims, Issuer, Audience]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let issuer = subject.facts.claim("iss").and_then(Node::as_str);
    let audience = subject.options.audience.as_deref().unwrap_or_default();
    if issuer == subject.options.issuer.as_deref() && audiences(subject).contains(&audience) {
        findings.push(OK_AUDIENCE_ISSUER.at_claim(
            subject,
            "aud",
            "Issuer and audience are the expected ones.",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn expecting(issuer: &str, audience: &str) -> Case {
        let mut case = Case::header("{}");
        case.options.issuer = Some(issuer.to_owned());
        case.options.audience = Some(audience.to_owned());
        case
    }

    #[test]
    fn fires_when_both_match() {
        let case = expecting("https://idp.example", "api");
        assert!(case.fires(&OK_AUDIENCE_ISSUER), "{case:?}");
    }

    #[test]
    fn is_silent_otherwise_and_without_expectations() {
        for case in [expecting("https://idp.example", "other"), Case::header("{}")] {
            assert!(!case.fires(&OK_AUDIENCE_ISSUER), "{case:?}");
        }
    }
}
