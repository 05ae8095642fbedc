//! Rule `hdr-kid-missing`.

use crate::encoding::json::Node;
use crate::lints::alg::is_asymmetric;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token of an https issuer, signed with a private key, whose header names no key.
    ///
    /// ## Why it matters
    /// A verifier must try every key of the issuer, and changing keys is fragile.
    ///
    /// ## What to do
    /// Add a `kid` that stands in the issuer's key set.
    ///
    /// ## References
    /// - OpenID Connect Core 10.1
    /// - RFC 7515 4.1.4
    HDR_KID_MISSING, "hdr-kid-missing", Info, "No key identifier",
    "OpenID Connect Core 10.1; RFC 7515 4.1.4", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let issuer = facts.claim("iss").and_then(Node::as_str).and_then(Url::https);
    let hints = ["kid", "x5t", "x5t#S256", "x5c", "x5u", "jwk", "jku", "trust_chain"];
    let named = hints.iter().any(|name| facts.header(name).is_some());
    if is_asymmetric(facts.algorithm().unwrap_or_default()) && issuer.is_some() && !named {
        let message = "The header names no key, so a verifier must try every key of the issuer, and changing keys is fragile. Add a `kid` that stands in the issuer's key set.";
        findings.push(HDR_KID_MISSING.at_header(subject, "kid", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_when_an_issuer_names_no_key() {
        let case = Case::header(r#"{"alg":"RS256"}"#);
        assert!(case.fires(&HDR_KID_MISSING), "{case:?}");
    }

    #[test]
    fn is_silent_about_secrets_and_named_keys() {
        for case in [
            Case::header(r#"{"alg":"HS256"}"#),
            Case::header(r#"{"alg":"ES256","x5u":"https://a.example"}"#),
            Case::jwt(r#"{"alg":"RS256"}"#, r#"{"iss":"me"}"#),
        ] {
            assert!(!case.fires(&HDR_KID_MISSING), "{case:?}");
        }
    }
}
