//! Rule `hdr-alg-hmac-multiparty`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An HMAC on a token that several parties seem to use. At least two of these: an https issuer, several audiences or one on another host, a client or a scope, a `kid`.
    ///
    /// ## Why it matters
    /// Whoever can check an HMAC can also make one. With several services, each of them can forge tokens for the others.
    ///
    /// ## What to do
    /// Sign with ES256, Ed25519 or PS256 and publish the public key. One service that talks to itself may keep HMAC.
    ///
    /// ## References
    /// - RFC 7515 10.5
    /// - OWASP
    HDR_ALG_HMAC_MULTIPARTY, "hdr-alg-hmac-multiparty", Info, "Shared-secret signature on a multi-party token",
    "RFC 7515 10.5; OWASP", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let hmac = facts.algorithm().is_some_and(|alg| matches!(alg, "HS256" | "HS384" | "HS512"));
    let issuer = facts.claim("iss").and_then(Node::as_str).unwrap_or_default();
    if !hmac || mandates_hmac(subject, issuer) {
        return;
    }
    let client =
        ["client_id", "azp", "scope", "scp"].iter().any(|name| facts.claim(name).is_some());
    let signs =
        [host(issuer).is_some(), other_audience(subject, issuer), client, facts.key_id().is_some()];
    if signs.iter().filter(|sign| **sign).count() >= 2 {
        let message = "Several parties seem to use this token, and every one that can check an HMAC can also make one. Sign with ES256, Ed25519 or PS256 and give out only the public key.";
        findings.push(HDR_ALG_HMAC_MULTIPARTY.at_header(subject, "alg", message));
    }
}

fn other_audience(subject: &Subject<'_>, issuer: &str) -> bool {
    let Some(audience) = subject.facts.claim("aud") else { return false };
    let several = audience.elements().is_some_and(|list| list.len() > 1);
    several || audience.as_str().and_then(host).is_some_and(|aud| Some(aud) != host(issuer))
}

/// The host of an https URL.
fn host(url: &str) -> Option<&str> {
    url.strip_prefix("https://")?.split(['/', ':', '?', '#']).next()
}

/// Providers whose tokens are HMACs by their own rules.
fn mandates_hmac(subject: &Subject<'_>, issuer: &str) -> bool {
    let facts = subject.facts;
    let twilio =
        facts.header("cty").and_then(Node::as_str).is_some_and(|cty| cty.starts_with("twilio-"));
    let shopify = issuer.contains(".myshopify.com");
    let names = ["qsh", "appKey", "sdkKey", "video", "user_id"];
    twilio || shopify || names.iter().any(|name| facts.claim(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_when_two_signs_point_to_several_parties() {
        for case in [
            Case::jwt(
                r#"{"alg":"HS256"}"#,
                r#"{"iss":"https://login.example","aud":["a","b"],"scope":"read"}"#,
            ),
            Case::jwt(r#"{"alg":"HS512","kid":"1"}"#, r#"{"iss":"https://login.example"}"#),
        ] {
            assert!(case.fires(&HDR_ALG_HMAC_MULTIPARTY), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_one_service_and_about_public_keys() {
        for case in [
            Case::claims(r#"{"sub":"a","iat":1,"exp":2}"#),
            Case::jwt(
                r#"{"alg":"RS256","kid":"1"}"#,
                r#"{"iss":"https://login.example","scope":"a"}"#,
            ),
            Case::claims(r#"{"iss":"https://login.example","aud":"https://login.example/api"}"#),
        ] {
            assert!(!case.fires(&HDR_ALG_HMAC_MULTIPARTY), "{case:?}");
        }
    }
}
