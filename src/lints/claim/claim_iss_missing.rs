//! Rule `claim-iss-missing`.

use crate::lints::alg::is_asymmetric;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A generic token that is signed with a private key and names no issuer.
    ///
    /// ## Why it matters
    /// A verifier that trusts several issuers cannot tell whose key to use.
    ///
    /// ## What to do
    /// Add `iss`, and let the verifier bind keys to issuers.
    ///
    /// ## References
    /// - RFC 8725 3.8
    CLAIM_ISS_MISSING, "claim-iss-missing", Info, "No issuer",
    "RFC 8725 3.8", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let generic = facts.profile.id == "generic";
    if generic
        && is_asymmetric(facts.algorithm().unwrap_or_default())
        && facts.claim("iss").is_none()
    {
        let message = "There is no `iss`, so a verifier that trusts several issuers cannot tell whose key to use. Add it, and bind keys to issuers.";
        findings.push(CLAIM_ISS_MISSING.at_claim(subject, "iss", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_signed_tokens_without_issuer() {
        let case = Case::jwt(r#"{"alg":"RS256"}"#, r#"{"sub":"a","exp":1790000840}"#);
        assert!(case.fires(&CLAIM_ISS_MISSING), "{case:?}");
    }

    #[test]
    fn is_silent_about_shared_secrets() {
        for case in [Case::claims(r#"{"sub":"a"}"#), Case::header(r#"{"alg":"RS256"}"#)] {
            assert!(!case.fires(&CLAIM_ISS_MISSING), "{case:?}");
        }
    }
}
