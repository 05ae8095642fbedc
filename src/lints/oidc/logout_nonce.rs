//! Rule `logout-nonce`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A logout token with `nonce`.
    ///
    /// ## Why it matters
    /// It is forbidden so that a logout token never passes as an ID token.
    ///
    /// ## What to do
    /// Leave it out.
    ///
    /// ## References
    /// - OpenID Connect Back-Channel Logout 1.0 2.4
    LOGOUT_NONCE, "logout-nonce", Error, "Logout token contains nonce",
    "OpenID Connect Back-Channel Logout 1.0 2.4", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id == "logout" && subject.facts.claim("nonce").is_some() {
        let message = "`nonce` is forbidden in logout tokens, so that they never pass as ID tokens. Leave it out.";
        findings.push(LOGOUT_NONCE.at_claim(subject, "nonce", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_nonce() {
        let case = Case::jwt(r#"{"alg":"RS256","typ":"logout+jwt"}"#, r#"{"nonce":"n"}"#);
        assert!(case.fires(&LOGOUT_NONCE), "{case:?}");
    }

    #[test]
    fn is_silent_without_one() {
        for case in [
            Case::jwt(r#"{"alg":"RS256","typ":"logout+jwt"}"#, "{}"),
            Case::claims(r#"{"nonce":"n"}"#),
        ] {
            assert!(!case.fires(&LOGOUT_NONCE), "{case:?}");
        }
    }
}
