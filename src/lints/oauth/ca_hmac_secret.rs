//! Rule `ca-hmac-secret`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A client assertion with an HS algorithm.
    ///
    /// ## Why it matters
    /// Client and server share the secret, so the server can act as the client.
    ///
    /// ## What to do
    /// Prefer `private_key_jwt`.
    ///
    /// ## References
    /// - OpenID Connect Core 9
    /// - FAPI 2.0
    CA_HMAC_SECRET, "ca-hmac-secret", Info, "Client assertion uses client_secret_jwt",
    "OpenID Connect Core 9; FAPI 2.0", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let hmac =
        subject.facts.algorithm().is_some_and(|alg| matches!(alg, "HS256" | "HS384" | "HS512"));
    if hmac && subject.facts.profile.id == "client-assertion" {
        let message = "The client shares its secret with the server (`client_secret_jwt`). Prefer `private_key_jwt`; otherwise the secret must be as long as HMAC requires.";
        findings.push(CA_HMAC_SECRET.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_shared_secrets() {
        let case = Case::jwt(r#"{"alg":"HS256","typ":"client-authentication+jwt"}"#, "{}");
        assert!(case.fires(&CA_HMAC_SECRET), "{case:?}");
    }

    #[test]
    fn is_silent_about_private_keys() {
        for case in [
            Case::jwt(r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#, "{}"),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&CA_HMAC_SECRET), "{case:?}");
        }
    }
}
