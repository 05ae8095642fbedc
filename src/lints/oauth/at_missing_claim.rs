//! Rule `at-missing-claim`.

use super::missing;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An access token of RFC 9068 (`typ` `at+jwt`) without a required claim.
    ///
    /// ## Why it matters
    /// Resource servers that follow the profile refuse it.
    ///
    /// ## What to do
    /// Add the claims where the token is issued.
    ///
    /// ## References
    /// - RFC 9068 2.2
    AT_MISSING_CLAIM, "at-missing-claim", Error, "Access token lacks required claims",
    "RFC 9068 2.2", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "at+jwt" {
        return;
    }
    let missing = missing(subject, &["iss", "exp", "aud", "sub", "client_id", "iat", "jti"]);
    if !missing.is_empty() {
        let message = format!(
            "This access token lacks {}, which RFC 9068 requires; resource servers refuse it. Add what is missing where it is issued.",
            text::list(&missing)
        );
        findings.push(AT_MISSING_CLAIM.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_missing_claims() {
        let case = Case::jwt(r#"{"alg":"ES256","typ":"at+jwt"}"#, r#"{"iss":"a"}"#);
        assert!(case.fires(&AT_MISSING_CLAIM), "{case:?}");
    }

    #[test]
    fn is_silent_about_complete_and_other_tokens() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"at+jwt"}"#,
                r#"{"iss":"https://a.example","exp":1790000840,"aud":"b","sub":"s","client_id":"c","iat":1790000000,"jti":"jjjjjjjjjjjj"}"#,
            ),
            Case::claims(r#"{"scope":"a","iss":"https://a.example"}"#),
        ] {
            assert!(!case.fires(&AT_MISSING_CLAIM), "{case:?}");
        }
    }
}
