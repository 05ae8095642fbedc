//! Rule `claim-email-unverified`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An `email` that the issuer has not verified.
    ///
    /// ## Why it matters
    /// Whoever enters another person's address gets their account if accounts are found by it.
    ///
    /// ## What to do
    /// Identify people by `iss` and `sub`; use the address only to write to them.
    ///
    /// ## References
    /// - OpenID Connect Core 5.7
    /// - nOAuth (Entra)
    CLAIM_EMAIL_UNVERIFIED, "claim-email-unverified", Info, "E-mail address not verified",
    "OpenID Connect Core 5.7; nOAuth (Entra)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let Some(email) = facts.claim("email").and_then(Node::as_str) else { return };
    let verified = facts.claim("email_verified");
    let denied =
        verified.is_some_and(|it| it.as_bool() == Some(false) || it.as_str() == Some("false"));
    let issuer = facts.claim("iss").and_then(Node::as_str).unwrap_or_default();
    let tenants = ["https://login.microsoftonline.", "https://sts.windows.net/"]
        .iter()
        .any(|it| issuer.starts_with(it));
    let silent = verified.is_none() && tenants && facts.profile.id == "id_token";
    if denied || silent {
        let same = facts.claim("sub").and_then(Node::as_str) == Some(email);
        let severity = if same { Severity::Warning } else { CLAIM_EMAIL_UNVERIFIED.severity };
        let message = "The issuer does not vouch for this e-mail address. Do not identify or link accounts by it; use `iss` and `sub`.";
        findings.push(CLAIM_EMAIL_UNVERIFIED.at_claim(subject, "email", message).graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_unverified_addresses() {
        let case = Case::claims(r#"{"email":"a@b.example","email_verified":false}"#);
        assert!(case.fires(&CLAIM_EMAIL_UNVERIFIED), "{case:?}");
    }

    #[test]
    fn is_silent_about_verified_ones() {
        for case in [
            Case::claims(r#"{"email":"a@b.example","email_verified":true}"#),
            Case::claims(r#"{"email":"a@b.example"}"#),
        ] {
            assert!(!case.fires(&CLAIM_EMAIL_UNVERIFIED), "{case:?}");
        }
    }
}
