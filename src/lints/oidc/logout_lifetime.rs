//! Rule `logout-lifetime`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A logout token that lives longer than two minutes, or without its own `typ`.
    ///
    /// ## Why it matters
    /// It can be used again.
    ///
    /// ## What to do
    /// Let it expire within two minutes, and type it `logout+jwt`.
    ///
    /// ## References
    /// - OpenID Connect Back-Channel Logout 1.0 2.4, 4
    LOGOUT_LIFETIME, "logout-lifetime", Warning, "Logout token valid too long",
    "OpenID Connect Back-Channel Logout 1.0 2.4, 4", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.profile.id != "logout" {
        return;
    }
    let (iat, exp) = (facts.time("iat"), facts.time("exp"));
    if iat.zip(exp).is_some_and(|(iat, exp)| exp.since(iat) > 120) {
        let message =
            "This logout token lives longer than two minutes and can be used again. Shorten it.";
        findings.push(LOGOUT_LIFETIME.at_claim(subject, "exp", message));
    }
    let typ = facts.header("typ").and_then(Node::as_str).unwrap_or_default();
    if normalized_type(typ) != "logout+jwt" {
        let message =
            "Logout tokens should have the `typ` `logout+jwt`, so that they pass for nothing else.";
        findings.push(LOGOUT_LIFETIME.at_header(subject, "typ", message).graded(Severity::Info));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_long_lived_and_untyped_tokens() {
        for case in [
            Case::jwt(r#"{"alg":"RS256","typ":"logout+jwt"}"#, r#"{"iat":1,"exp":3601}"#),
            Case::claims(r#"{"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#),
        ] {
            assert!(case.fires(&LOGOUT_LIFETIME), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_proper_ones() {
        for case in [
            Case::jwt(r#"{"alg":"RS256","typ":"logout+jwt"}"#, r#"{"iat":1,"exp":121}"#),
            Case::claims(r#"{"iat":1,"exp":3601}"#),
        ] {
            assert!(!case.fires(&LOGOUT_LIFETIME), "{case:?}");
        }
    }
}
