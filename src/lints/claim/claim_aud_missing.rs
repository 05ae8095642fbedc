//! Rule `claim-aud-missing`.

use crate::encoding::json::Node;
use crate::lints::alg::is_asymmetric;
use crate::lints::time::is_apple_push;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A token for several parties without `aud`.
    ///
    /// ## Why it matters
    /// Any service that trusts this issuer accepts it, so one API can use it at another.
    ///
    /// ## What to do
    /// Issue `aud`, and check it.
    ///
    /// ## References
    /// - RFC 8725 2.7, 3.9
    /// - OWASP JWT Cheat Sheet
    CLAIM_AUD_MISSING, "claim-aud-missing", Warning, "No audience",
    "RFC 8725 2.7, 3.9; OWASP JWT Cheat Sheet", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.claim("aud").is_some_and(|aud| !aud.is_null()) {
        return;
    }
    let issuer = facts.claim("iss").and_then(Node::as_str).unwrap_or_default();
    let shared =
        is_asymmetric(facts.algorithm().unwrap_or_default()) || Url::https(issuer).is_some();
    let by_design = facts.claim("azp").is_some()
        || is_apple_push(subject)
        || subject.is_from(&WITHOUT_AUDIENCE);
    let severity = match facts.profile.id {
        "at+jwt" | "id_token" | "client-assertion" | "jwt-bearer-grant" | "jarm" | "spiffe"
        | "kb-jwt" | "logout" | "introspection" => Severity::Error,
        "generic" if shared && by_design => Severity::Info,
        "generic" if shared => CLAIM_AUD_MISSING.severity,
        "set" => Severity::Info,
        _ => return,
    };
    let message = "There is no `aud`, so any service that trusts this issuer accepts the token, and one API can use it at another. Issue and check `aud`.";
    findings.push(CLAIM_AUD_MISSING.at_claim(subject, "aud", message).graded(severity));
}

/// Their tokens have one reader, and so no `aud`.
const WITHOUT_AUDIENCE: [&str; 5] = [
    "AWS Application Load Balancer",
    "Apple StoreKit",
    "GitHub App",
    "Snowflake",
    "tymon/jwt-auth",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_where_several_services_trust_the_issuer() {
        for case in [
            Case::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"https://idp.example","exp":1}"#),
            Case::jwt(r#"{"alg":"ES256","typ":"at+jwt"}"#, "{}"),
        ] {
            assert!(case.fires(&CLAIM_AUD_MISSING), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_sessions_and_other_bounds() {
        for case in [
            Case::claims(r#"{"sub":"a","exp":1}"#),
            Case::jwt(
                r#"{"alg":"RS256"}"#,
                r#"{"iss":"https://cognito-idp.us-west-2.amazonaws.com/x","token_use":"access","scope":"a"}"#,
            ),
            Case::jwt(r#"{"alg":"ES256","typ":"dpop+jwt"}"#, r#"{"jti":"a"}"#),
        ] {
            assert!(!case.fires(&CLAIM_AUD_MISSING), "{case:?}");
        }
    }
}
