//! Rule `ro-forbidden-member`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A request object that holds `request` or `request_uri`.
    ///
    /// ## Why it matters
    /// It would refer to itself; the standard forbids it.
    ///
    /// ## What to do
    /// Leave them out of the object.
    ///
    /// ## References
    /// - RFC 9101 4
    RO_FORBIDDEN_MEMBER, "ro-forbidden-member", Error, "Request object contains request or request_uri",
    "RFC 9101 4", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in ["request", "request_uri"] {
        if subject.facts.profile.id == "request-object" && subject.facts.claim(name).is_some() {
            let message = format!("A request object must not hold `{name}`. Leave it out.");
            findings.push(RO_FORBIDDEN_MEMBER.at_claim(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_references_in_a_request() {
        let case =
            Case::jwt(r#"{"alg":"ES256","typ":"oauth-authz-req+jwt"}"#, r#"{"request_uri":"x"}"#);
        assert!(case.fires(&RO_FORBIDDEN_MEMBER), "{case:?}");
    }

    #[test]
    fn is_silent_about_plain_requests() {
        for case in [
            Case::jwt(r#"{"alg":"ES256","typ":"oauth-authz-req+jwt"}"#, r#"{"client_id":"c"}"#),
            Case::claims(r#"{"request":"x"}"#),
        ] {
            assert!(!case.fires(&RO_FORBIDDEN_MEMBER), "{case:?}");
        }
    }
}
