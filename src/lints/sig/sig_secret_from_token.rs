//! Rule `sig-secret-from-token`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An HMAC whose secret is a value or a name in the token itself, such as its `client_id`.
    ///
    /// ## Why it matters
    /// Whoever has the token has the secret.
    ///
    /// ## What to do
    /// Replace it by a random secret that has nothing to do with the token.
    ///
    /// ## References
    /// - RFC 8725 3.5
    SIG_SECRET_FROM_TOKEN, "sig-secret-from-token", Error, "HMAC secret is visible in the token",
    "RFC 8725 3.5", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_SECRET_FROM_TOKEN, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::HS256;
    use crate::lints::tests::{findings, mac};

    const CLAIMS: &str =
        r#"{"iss":"https://idp.example/a","client_id":"Zx81-spectrum","n":[7512345]}"#;

    fn message(secret: &str, key: &str) -> Option<String> {
        let token = mac(HS256, CLAIMS, secret.as_bytes());
        let found = findings(&token, key);
        found.into_iter().find(|it| it.rule == SIG_SECRET_FROM_TOKEN.id()).map(|it| it.message)
    }

    #[test]
    fn fires_and_names_where_the_secret_stands() {
        for (secret, path) in [
            ("Zx81-spectrum", "`/claims/client_id`"),
            ("ZX81-SPECTRUM", "`/claims/client_id`"),
            ("idp.example", "`/claims/iss`"),
            ("https://idp.example", "`/claims/iss`"),
            ("7512345", "`/claims/n/0`"),
            ("client_id", "`/claims/client_id`"),
        ] {
            for key in ["", secret] {
                let message = message(secret, key).unwrap_or_default();
                assert!(message.contains(path), "{secret}: {message}");
            }
        }
    }

    #[test]
    fn is_silent_about_an_independent_secret() {
        assert_eq!(message("Zx80-sinclair", ""), None);
        assert_eq!(message("Zx80-sinclair", "Zx80-sinclair"), None);
    }
}
