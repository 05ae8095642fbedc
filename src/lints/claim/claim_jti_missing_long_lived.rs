//! Rule `claim-jti-missing-long-lived`.

use crate::lints::time::lifetime;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A bearer token that lives longer than an hour, or for ever, and has nothing to revoke it by: no `jti`, session id, status reference or version.
    ///
    /// ## Why it matters
    /// When it is stolen, nothing short of a new signing key stops it.
    ///
    /// ## What to do
    /// Add `jti` and keep a list of revoked ones until they expire, or add a session id or a status list reference.
    ///
    /// ## References
    /// - OWASP
    /// - draft-ietf-oauth-status-list
    CLAIM_JTI_MISSING_LONG_LIVED, "claim-jti-missing-long-lived", Info, "No handle for revocation",
    "OWASP; draft-ietf-oauth-status-list", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const HANDLES: [&str; 11] = [
        "jti",
        "uti",
        "sid",
        "session_id",
        "origin_jti",
        "sub_jwk",
        "status",
        "tokenVersion",
        "token_version",
        "tv",
        "session_state",
    ];
    let facts = subject.facts;
    let profile = matches!(facts.profile.id, "generic" | "session" | "at+jwt");
    let revocable = HANDLES.iter().any(|name| facts.claim(name).is_some());
    let counter = facts.claim("ver").is_some_and(|version| version.as_number().is_some());
    if profile && !revocable && !counter && lifetime(subject).is_none_or(|lifetime| lifetime > 3600)
    {
        let message = "The token lives long and has nothing to revoke it by. Add `jti` and keep a list of revoked ones, or a session id, or a status list reference.";
        findings.push(CLAIM_JTI_MISSING_LONG_LIVED.at_claim(subject, "jti", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_long_lived_tokens_without_a_handle() {
        for case in [
            Case::claims(r#"{"sub":"a","iat":1790000000,"exp":1790086400}"#),
            Case::claims(r#"{"sub":"a"}"#),
        ] {
            assert!(case.fires(&CLAIM_JTI_MISSING_LONG_LIVED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_short_ones_and_other_handles() {
        for case in [
            Case::claims(r#"{"sub":"a","iat":1790000000,"exp":1790000900}"#),
            Case::claims(r#"{"uti":"x","iat":1790000000,"exp":1790086400}"#),
        ] {
            assert!(!case.fires(&CLAIM_JTI_MISSING_LONG_LIVED), "{case:?}");
        }
    }
}
