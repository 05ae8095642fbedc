//! Rule `oidc-missing-claim`.

use crate::lints::oauth::missing;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ID token without `iss`, `sub`, `aud`, `exp` or `iat`.
    ///
    /// ## Why it matters
    /// Clients that follow OpenID Connect refuse it.
    ///
    /// ## What to do
    /// Add the claims where the token is issued.
    ///
    /// ## References
    /// - OpenID Connect Core 2
    OIDC_MISSING_CLAIM, "oidc-missing-claim", Error, "ID token lacks required claims",
    "OpenID Connect Core 2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "id_token" {
        return;
    }
    let missing = missing(subject, &["iss", "sub", "aud", "exp", "iat"]);
    if !missing.is_empty() {
        let message = format!(
            "This ID token lacks {}, which OpenID Connect requires; clients refuse it. Add what is missing where it is issued.",
            text::list(&missing)
        );
        findings.push(OIDC_MISSING_CLAIM.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_missing_claims() {
        let case = Case::claims(r#"{"nonce":"n","iss":"a","sub":"b","aud":"c","exp":1}"#);
        assert!(case.fires(&OIDC_MISSING_CLAIM), "{case:?}");
    }

    #[test]
    fn is_silent_about_complete_and_other_tokens() {
        for case in [
            Case::claims(r#"{"nonce":"n","iss":"a","sub":"b","aud":"c","exp":1,"iat":1}"#),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&OIDC_MISSING_CLAIM), "{case:?}");
        }
    }
}
