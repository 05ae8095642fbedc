//! Rule `sig-empty-key`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An HMAC made with the empty secret, or with zero bytes, which are the same to HMAC.
    ///
    /// ## Why it matters
    /// The issuer runs without its key, so anybody can make such tokens.
    ///
    /// ## What to do
    /// Set a random secret of at least 32 bytes, and let the issuer refuse to start without one.
    ///
    /// ## References
    /// - CVE-2019-20933, CVE-2020-28637
    SIG_EMPTY_KEY, "sig-empty-key", Error, "Signed with an empty key",
    "CVE-2019-20933, CVE-2020-28637", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_EMPTY_KEY, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::HS256;
    use crate::lints::tests::{found, mac};

    #[test]
    fn fires_on_empty_and_zero_secrets() {
        for (secret, key) in [(&b""[..], ""), (&[0], ""), (b"", "another"), (&[0], "\0")] {
            let rules = found(&mac(HS256, "{}", secret), key);
            assert!(rules.contains(&SIG_EMPTY_KEY.id().to_owned()), "{rules:?}");
            assert!(
                !rules.iter().any(|it| it == "ok-signature-valid" || it == "key-hmac-too-short")
            );
        }
    }

    #[test]
    fn is_silent_about_a_weak_secret() {
        let rules = found(&mac(HS256, "{}", b"secret"), "");
        assert!(!rules.contains(&SIG_EMPTY_KEY.id().to_owned()), "{rules:?}");
    }
}
