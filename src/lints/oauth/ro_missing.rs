//! Rule `ro-missing`.

use super::missing;
use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A request object without `aud` or `exp`, or without its own `typ`.
    ///
    /// ## Why it matters
    /// It can be used again, or at another server.
    ///
    /// ## What to do
    /// Name the authorization server in `aud`, let it expire, and type it `oauth-authz-req+jwt`.
    ///
    /// ## References
    /// - RFC 9101 4, 5
    /// - FAPI 2.0 Message Signing 5.3
    RO_MISSING, "ro-missing", Warning, "Request object not bound to audience and time",
    "RFC 9101 4, 5; FAPI 2.0 Message Signing 5.3", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "request-object" {
        return;
    }
    let mut missing = missing(subject, &["aud", "exp"]);
    let typ = subject.facts.header("typ").and_then(Node::as_str).unwrap_or_default();
    if normalized_type(typ) != "oauth-authz-req+jwt" {
        missing.push("typ oauth-authz-req+jwt".to_owned());
    }
    if !missing.is_empty() {
        let message = format!(
            "This request object lacks {}, so it can be used again or elsewhere. Add what is missing.",
            text::list(&missing)
        );
        findings.push(RO_MISSING.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_unbound_requests() {
        for case in [
            Case::jwt(r#"{"alg":"ES256","typ":"oauth-authz-req+jwt"}"#, r#"{"client_id":"c"}"#),
            Case::claims(r#"{"response_type":"code","aud":"a","exp":1}"#),
        ] {
            assert!(case.fires(&RO_MISSING), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_bound_ones() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"oauth-authz-req+jwt"}"#,
                r#"{"client_id":"c","aud":"a","exp":1}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&RO_MISSING), "{case:?}");
        }
    }
}
