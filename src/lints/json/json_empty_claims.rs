//! Rule `json-empty-claims`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A payload that is an empty object.
    ///
    /// ## Why it matters
    /// The token asserts nothing: no subject, no issuer, no audience, no expiry. A valid signature still shows that somebody holds the key.
    ///
    /// ## What to do
    /// Add the claims that the recipient should check.
    ///
    /// ## References
    /// - RFC 7519 4
    JSON_EMPTY_CLAIMS, "json-empty-claims", Info, "Empty claims set",
    "RFC 7519 4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let members = subject.facts.payload.object().and_then(Node::members);
    if members.is_some_and(<[_]>::is_empty) {
        let message = "The token has no claims at all: no subject, issuer, audience or expiry. Add what the recipient should check.";
        findings.push(JSON_EMPTY_CLAIMS.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_no_claims() {
        let case = Case::claims("{}");
        assert!(case.fires(&JSON_EMPTY_CLAIMS), "{case:?}");
    }

    #[test]
    fn is_silent_about_hidden_ones() {
        let case = Case::claims(r#"{"_sd":[]}"#);
        assert!(!case.fires(&JSON_EMPTY_CLAIMS), "{case:?}");
    }
}
