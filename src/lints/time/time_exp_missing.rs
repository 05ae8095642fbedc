//! Rule `time-exp-missing`.

use super::{is_apple_push, only, text};
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// Claims without `exp`, or with `exp` null, in a token that needs one. Proofs and events that are bounded by `iat`, such as DPoP proofs and Security Event Tokens, do not.
    ///
    /// ## Why it matters
    /// The token is valid until its signing key is retired: a copy stolen today still works then.
    ///
    /// ## What to do
    /// Set `exp` when issuing, minutes to an hour ahead, and refuse tokens without it when verifying.
    ///
    /// ## References
    /// - RFC 7519, section 4.1.4
    TIME_EXP_MISSING, "time-exp-missing", Warning, "No expiry (exp)",
    "RFC 7519 4.1.4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.claim("exp").is_some_and(|exp| !exp.is_null()) {
        return;
    }
    let Some(severity) = severity(subject) else { return };
    let message = "There is no `exp`, so this token stays valid until its signing key is retired, and a stolen copy works as long. Issue short-lived tokens, and refuse tokens without `exp`.";
    findings.push(TIME_EXP_MISSING.at_claim(subject, "exp", message).graded(severity));
}

/// How bad it is for this kind of token; `None` where `exp` is not expected.
fn severity(subject: &Subject<'_>) -> Option<Severity> {
    match subject.facts.profile.id {
        "generic" | "session" if is_apple_push(subject) => None,
        "generic" | "session" if has_own_end(subject) => Some(Severity::Info),
        "generic" | "session" | "at+jwt" | "access-token" | "id_token" | "client-assertion" => {
            Some(Severity::Warning)
        }
        "vc-jwt" | "vc-jose" | "sd-jwt-vc" | "entity-statement" => Some(Severity::Info),
        _ => None,
    }
}

/// Keycloak's offline tokens end with the session; the Ethereum engine API looks at `iat` only; Apple signs what was
/// bought.
fn has_own_end(subject: &Subject<'_>) -> bool {
    text(subject, "typ") == Some("Offline")
        || only(subject, &["iat", "id", "clv"])
        || subject.is_from(&["Apple StoreKit"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, GOOD};

    #[test]
    fn fires_when_exp_is_absent_or_null() {
        assert!(Case::claims(r#"{"sub":"a","iat":1700000000}"#).fires(&TIME_EXP_MISSING));
        assert!(Case::claims(r#"{"sub":"a","exp":null}"#).fires(&TIME_EXP_MISSING));
    }

    #[test]
    fn is_a_note_for_keycloak_offline_tokens() {
        let finding = Case::claims(r#"{"sub":"a","typ":"Offline"}"#).finding(&TIME_EXP_MISSING);
        assert_eq!(finding.unwrap().severity, Severity::Info);
    }

    #[test]
    fn is_silent_where_iat_bounds_the_token() {
        let dpop = r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC"}}"#;
        let proof = Case::jwt(dpop, r#"{"jti":"a","htm":"GET","htu":"https://a.example","iat":1}"#);
        let apple = Case::jwt(r#"{"alg":"ES256","kid":"A"}"#, r#"{"iss":"TEAM","iat":1790000000}"#);
        assert!(!proof.fires(&TIME_EXP_MISSING) && !apple.fires(&TIME_EXP_MISSING));
        assert!(!Case::claims(GOOD).fires(&TIME_EXP_MISSING));
    }
}
