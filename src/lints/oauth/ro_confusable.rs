//! Rule `ro-confusable`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A request object with the client as `sub`, or whose `iss` is not the client.
    ///
    /// ## Why it matters
    /// With `sub` it can be used as a client assertion.
    ///
    /// ## What to do
    /// Leave out `sub`, set `iss` to the client, and type it `oauth-authz-req+jwt`.
    ///
    /// ## References
    /// - RFC 9101 10.8
    RO_CONFUSABLE, "ro-confusable", Error, "Request object could be replayed as a client assertion",
    "RFC 9101 10.8", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "request-object" {
        return;
    }
    let text = |name| subject.facts.claim(name).and_then(Node::as_str);
    let Some(client) = text("client_id") else { return };
    if text("sub") == Some(client) {
        let message = "A request object whose `sub` is the client can be used as a client assertion. Leave out `sub`, and type it `oauth-authz-req+jwt`.";
        findings.push(RO_CONFUSABLE.at_claim(subject, "sub", message));
    } else if text("iss").is_some_and(|issuer| issuer != client) {
        findings.push(RO_CONFUSABLE.at_claim(
            subject,
            "iss",
            "`iss` of a request object must be the client. Set it to the `client_id`.",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_requests_that_could_be_assertions() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"oauth-authz-req+jwt"}"#,
                r#"{"iss":"c","sub":"c","client_id":"c"}"#,
            ),
            Case::jwt(
                r#"{"alg":"ES256","typ":"oauth-authz-req+jwt"}"#,
                r#"{"iss":"x","client_id":"c"}"#,
            ),
        ] {
            assert!(case.fires(&RO_CONFUSABLE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_proper_requests() {
        let case = Case::jwt(
            r#"{"alg":"ES256","typ":"oauth-authz-req+jwt"}"#,
            r#"{"iss":"c","client_id":"c"}"#,
        );
        assert!(!case.fires(&RO_CONFUSABLE), "{case:?}");
    }
}
