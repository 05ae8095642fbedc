//! Rule `json-null-registered`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A registered claim whose value is null.
    ///
    /// ## Why it matters
    /// Some libraries take it for absent and skip the check, others stop with an error.
    ///
    /// ## What to do
    /// Leave the claim out or give it a value.
    ///
    /// ## References
    /// - RFC 7519 4.1 (types)
    JSON_NULL_REGISTERED, "json-null-registered", Warning, "Registered claim is null",
    "RFC 7519 4.1 (types)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "azp", "nonce"] {
        if subject.facts.claim(claim).is_some_and(Node::is_null) {
            let message = format!(
                "`{claim}` is null: some libraries take that for absent and skip the check, others fail. Leave it out or give it a value."
            );
            findings.push(JSON_NULL_REGISTERED.at_claim(subject, claim, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_null() {
        let case = Case::claims(r#"{"exp":null}"#);
        assert!(case.fires(&JSON_NULL_REGISTERED), "{case:?}");
    }

    #[test]
    fn is_silent_about_other_claims() {
        let case = Case::claims(r#"{"middle_name":null}"#);
        assert!(!case.fires(&JSON_NULL_REGISTERED), "{case:?}");
    }
}
