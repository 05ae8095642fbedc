//! Rule `prov-cognito-token-use`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A token of Amazon Cognito.
    ///
    /// ## Why it matters
    /// Its access tokens have no `aud`; `client_id` and `token_use` take its place.
    ///
    /// ## What to do
    /// Check `client_id` and `token_use`. Use ID tokens in the client only.
    ///
    /// ## References
    /// - amazon-cognito-developer-guide
    PROV_COGNITO_TOKEN_USE, "prov-cognito-token-use", Info, "Cognito token kind",
    "amazon-cognito-developer-guide", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let cognito =
        text("iss").starts_with("https://cognito-idp.") && text("iss").contains(".amazonaws.com/");
    if cognito && !text("token_use").is_empty() {
        let message = format!(
            "This is a Cognito token for the use {}. Its access tokens have no `aud`: check `client_id` and `token_use`, and use ID tokens in the client only.",
            text::quoted(text("token_use"))
        );
        // An access token cannot have the audience that is expected.
        let in_vain = text("token_use") == "access" && subject.options.audience.is_some();
        let severity = if in_vain { Severity::Warning } else { PROV_COGNITO_TOKEN_USE.severity };
        let finding = PROV_COGNITO_TOKEN_USE.at_claim(subject, "token_use", message);
        findings.push(finding.graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_cognito_tokens() {
        let case = Case::claims(
            r#"{"iss":"https://cognito-idp.us-west-2.amazonaws.com/p","token_use":"access"}"#,
        );
        assert!(case.fires(&PROV_COGNITO_TOKEN_USE), "{case:?}");
    }

    #[test]
    fn warns_of_an_audience_that_access_tokens_do_not_have() {
        let severity = |usage: &str| {
            let claims = format!(
                r#"{{"iss":"https://cognito-idp.us-west-2.amazonaws.com/p","token_use":"{usage}"}}"#
            );
            let mut case = Case::claims(&claims);
            case.options.audience = Some("api".to_owned());
            case.finding(&PROV_COGNITO_TOKEN_USE).unwrap().severity
        };
        assert_eq!((severity("access"), severity("id")), (Severity::Warning, Severity::Info));
    }

    #[test]
    fn is_silent_about_others() {
        let case = Case::claims(r#"{"iss":"https://a.example","token_use":"access"}"#);
        assert!(!case.fires(&PROV_COGNITO_TOKEN_USE), "{case:?}");
    }
}
