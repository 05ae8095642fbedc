//! Rule `logout-missing-claim`.

use crate::lints::oauth::missing;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A logout token without a required claim, without the logout event, or with neither `sub` nor `sid`.
    ///
    /// ## Why it matters
    /// Clients refuse it, and nobody is logged out.
    ///
    /// ## What to do
    /// Add what is missing where the token is issued.
    ///
    /// ## References
    /// - OpenID Connect Back-Channel Logout 1.0 2.4, 2.6
    LOGOUT_MISSING_CLAIM, "logout-missing-claim", Error, "Logout token lacks required claims",
    "OpenID Connect Back-Channel Logout 1.0 2.4, 2.6", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.profile.id != "logout" {
        return;
    }
    let mut missing = missing(subject, &["iss", "aud", "iat", "jti", "events", "exp"]);
    if facts.claim("sub").is_none() && facts.claim("sid").is_none() {
        missing.push("sub or sid".to_owned());
    }
    let event = facts.claim("events").and_then(|events| events.get(EVENT));
    if facts.claim("events").is_some() && event.is_none_or(|event| event.members().is_none()) {
        missing.push(EVENT.to_owned());
    }
    let only_exp = missing == ["exp"];
    if !missing.is_empty() {
        let severity = if only_exp { Severity::Warning } else { LOGOUT_MISSING_CLAIM.severity };
        let message = format!(
            "This logout token lacks {}; clients refuse it. Add what is missing where it is issued.",
            text::list(&missing)
        );
        findings.push(LOGOUT_MISSING_CLAIM.at_segment(subject, 1, message).graded(severity));
    }
}

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_without_subject_and_session() {
        let case = Case::jwt(
            r#"{"alg":"RS256","typ":"logout+jwt"}"#,
            r#"{"iss":"a","aud":"b","iat":1,"exp":2,"jti":"c","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
        );
        assert!(case.fires(&LOGOUT_MISSING_CLAIM), "{case:?}");
    }

    #[test]
    fn is_silent_about_complete_tokens() {
        for case in [
            Case::jwt(
                r#"{"alg":"RS256","typ":"logout+jwt"}"#,
                r#"{"iss":"a","aud":"b","iat":1,"exp":2,"jti":"c","sub":"d","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&LOGOUT_MISSING_CLAIM), "{case:?}");
        }
    }
}
