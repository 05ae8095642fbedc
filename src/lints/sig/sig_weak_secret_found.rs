//! Rule `sig-weak-secret-found`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An HMAC made with a secret that is published, or that is among the first guesses. It is looked for without a key as well.
    ///
    /// ## Why it matters
    /// Anybody can make such tokens.
    ///
    /// ## What to do
    /// Replace the secret by 32 random bytes or more, at once: `openssl rand -base64 32`.
    ///
    /// ## References
    /// - RFC 8725 2.2 and 3.5
    SIG_WEAK_SECRET_FOUND, "sig-weak-secret-found", Error, "HMAC secret cracked from a public list",
    "RFC 8725 2.2 and 3.5", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_WEAK_SECRET_FOUND, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::HS256;
    use crate::lints::tests::{findings, found, mac};

    fn fires(secret: &[u8], key: &str) -> bool {
        let token = mac(HS256, r#"{"sub":"u1"}"#, secret);
        let rules = found(&token, key);
        let fires = rules.contains(&SIG_WEAK_SECRET_FOUND.id().to_owned());
        let praised = rules.iter().any(|it| it == "ok-signature-valid" || it == "sig-not-checked");
        assert!(!(fires && praised), "{rules:?}");
        fires
    }

    #[test]
    fn fires_on_published_secrets_with_and_without_a_key() {
        for key in ["", "a-string-secret-at-least-256-bits-long"] {
            assert!(fires(b"a-string-secret-at-least-256-bits-long", key));
        }
        assert!(fires(b"your-256-bit-secret", "another secret of somebody else"));
        assert!(fires(b"Secret123!", ""));
    }

    #[test]
    fn is_silent_about_random_secrets() {
        for key in ["", "\u{1}q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ"] {
            assert!(!fires("\u{1}q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ".as_bytes(), key));
        }
    }

    #[test]
    fn names_four_characters_of_the_secret_and_where_it_stands() {
        let token = mac(HS256, "{}", b"your-256-bit-secret");
        let findings = findings(&token, "");
        let finding = findings.iter().find(|it| it.rule == SIG_WEAK_SECRET_FOUND.id()).unwrap();
        assert!(finding.message.contains("“your…”, published in the samples of jwt.io"));
        assert!(!finding.message.contains("your-256"));
    }
}
