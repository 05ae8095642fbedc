//! Rule `dpop-structure`.

use crate::encoding::json::Node;
use crate::lints::alg::is_asymmetric;
use crate::lints::oauth::missing;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A DPoP proof without its public key, with a shared-secret algorithm, or without `jti`, `htm`, `htu` or `iat`.
    ///
    /// ## Why it matters
    /// Servers refuse it.
    ///
    /// ## What to do
    /// Make it as RFC 9449 says; most OAuth libraries do.
    ///
    /// ## References
    /// - RFC 9449 4.2, 4.3
    DPOP_STRUCTURE, "dpop-structure", Error, "DPoP proof is malformed",
    "RFC 9449 4.2, 4.3", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.profile.id != "dpop" {
        return;
    }
    let mut faults = missing(subject, &["jti", "htm", "htu", "iat"]);
    if !is_asymmetric(facts.algorithm().unwrap_or_default()) {
        faults.push("an asymmetric alg".to_owned());
    }
    let jwk = facts.header("jwk");
    let public = jwk.is_some_and(|jwk| {
        let kind = jwk.get("kty").and_then(Node::as_str);
        kind.is_some_and(|kind| kind != "oct") && jwk.get("d").is_none()
    });
    if !public {
        faults.push("a public jwk".to_owned());
    }
    let typed = ["jti", "htm", "htu"]
        .iter()
        .all(|name| facts.claim(name).is_none_or(|it| it.as_str().is_some()));
    if !typed || facts.claim("iat").is_some_and(|iat| iat.as_number().is_none()) {
        faults.push("claims of the right types".to_owned());
    }
    if !faults.is_empty() {
        let message = format!(
            "A DPoP proof needs {}; this one lacks it, so servers refuse it. Make it as RFC 9449 says.",
            text::list(&faults)
        );
        findings.push(DPOP_STRUCTURE.at_segment(subject, 0, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_malformed_proofs() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"HS256","jwk":{"kty":"EC"}}"#,
                r#"{"jti":"a1b2c3d4e5f6","htm":"POST","htu":"https://as.example/token","iat":1789999995}"#,
            ),
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","d":"x"}}"#,
                r#"{"jti":"a1b2c3d4e5f6","htm":"POST","htu":"https://as.example/token","iat":1789999995}"#,
            ),
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                "{}",
            ),
        ] {
            assert!(case.fires(&DPOP_STRUCTURE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_proper_ones() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"jti":"a1b2c3d4e5f6","htm":"POST","htu":"https://as.example/token","iat":1789999995}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&DPOP_STRUCTURE), "{case:?}");
        }
    }
}
