//! Rule `claim-boolean-as-string`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A claim that should be true or false, written as text.
    ///
    /// ## Why it matters
    /// The text `false` counts as true in many languages.
    ///
    /// ## What to do
    /// Write a JSON boolean. If the issuer cannot be changed, compare the text explicitly.
    ///
    /// ## References
    /// - OpenID Connect Core 5.1
    CLAIM_BOOLEAN_AS_STRING, "claim-boolean-as-string", Warning, "Boolean claim is a string",
    "OpenID Connect Core 5.1", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let issuer = subject.facts.claim("iss").and_then(Node::as_str).unwrap_or_default();
    let known = ["https://appleid.apple.com", "https://cognito-idp.", "https://gitlab.com"];
    let usual = known.iter().any(|known| issuer.starts_with(known));
    let severity = if usual { Severity::Info } else { CLAIM_BOOLEAN_AS_STRING.severity };
    for name in BOOLEANS {
        let Some(text) = subject.facts.claim(name).and_then(Node::as_str) else { continue };
        if matches!(text, "true" | "false" | "0" | "1") {
            let message = format!(
                "`{name}` is the text `{text}`, not a boolean; many languages take the text `false` for true. Compare it explicitly, and write a boolean where the token is made."
            );
            findings
                .push(CLAIM_BOOLEAN_AS_STRING.at_claim(subject, name, message).graded(severity));
        }
    }
}

const BOOLEANS: [&str; 9] = [
    "email_verified",
    "phone_number_verified",
    "admin",
    "is_admin",
    "isAdmin",
    "is_private_email",
    "is_anonymous",
    "active",
    "mfa",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_text() {
        let case = Case::claims(r#"{"email_verified":"false"}"#);
        assert!(case.fires(&CLAIM_BOOLEAN_AS_STRING), "{case:?}");
    }

    #[test]
    fn is_silent_about_booleans() {
        for case in
            [Case::claims(r#"{"email_verified":false}"#), Case::claims(r#"{"active":"yes"}"#)]
        {
            assert!(!case.fires(&CLAIM_BOOLEAN_AS_STRING), "{case:?}");
        }
    }
}
