//! Rule `ca-audience`.

use crate::lints::claim::audiences;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A client assertion with several audiences, or with the address of an endpoint as audience.
    ///
    /// ## Why it matters
    /// A server that gets it can use it at another one.
    ///
    /// ## What to do
    /// Name exactly one audience: the issuer identifier of the authorization server.
    ///
    /// ## References
    /// - draft-ietf-oauth-rfc7523bis
    /// - FAPI 2.0
    CA_AUDIENCE, "ca-audience", Warning, "Client assertion audience is ambiguous",
    "draft-ietf-oauth-rfc7523bis; FAPI 2.0", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let list = audiences(subject);
    if subject.facts.profile.id != "client-assertion" || list.is_empty() {
        return;
    }
    let endpoint = |aud: &&str| {
        let path = aud
            .split_once("://")
            .map_or("", |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        ["par", "introspect", "revoke"].iter().any(|end| path.ends_with(end))
            || path.contains("token")
    };
    let entra = list.iter().any(|aud| aud.starts_with("https://login.microsoftonline."));
    if list.len() > 1 || list.iter().any(endpoint) {
        let severity = if entra { Severity::Info } else { CA_AUDIENCE.severity };
        let message = "A client assertion should have exactly one audience, the issuer identifier of the authorization server. With endpoints or several audiences, one server can use it at another.";
        findings.push(CA_AUDIENCE.at_claim(subject, "aud", message).graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_endpoints_and_several_audiences() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"aud":"https://as.example/oauth2/token"}"#,
            ),
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"aud":["a","b"]}"#,
            ),
        ] {
            assert!(case.fires(&CA_AUDIENCE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_the_issuer() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"aud":"https://as.example"}"#,
            ),
            Case::claims(r#"{"aud":["a","b"]}"#),
        ] {
            assert!(!case.fires(&CA_AUDIENCE), "{case:?}");
        }
    }
}
