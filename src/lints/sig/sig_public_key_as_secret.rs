//! Rule `sig-public-key-as-secret`.

use super::diagnosed;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token with an HS algorithm whose signature is an HMAC keyed with the text or the bytes of the public key that you gave.
    ///
    /// ## Why it matters
    /// Public keys are public: anyone can make such a token. A verifier that takes the algorithm from the token and the key from its settings accepts it as genuine.
    ///
    /// ## What to do
    /// Treat the token as forged. Pin the algorithm to the key in the verifier; if your server accepts this token, it is vulnerable.
    ///
    /// ## References
    /// - RFC 8725, sections 2.1 and 3.1
    /// - CVE-2015-9235, CVE-2016-10555, CVE-2022-29217, CVE-2023-48223
    SIG_PUBLIC_KEY_AS_SECRET, "sig-public-key-as-secret", Error,
    "Algorithm confusion: HMAC computed with the public key",
    "CVE-2016-10555, CVE-2015-9235, CVE-2022-29217; RFC 8725 2.1 and 3.1",
    needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if diagnosed(&SIG_PUBLIC_KEY_AS_SECRET, subject).is_some() {
        let message = "The signature is an HMAC keyed with your PUBLIC key: a forged token that plays on the confusion of RS256 and HS256. Pin the algorithm to the key; if your server accepts this token, it is vulnerable.";
        findings.push(SIG_PUBLIC_KEY_AS_SECRET.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    #[test]
    fn fires_on_the_diagnosis_and_says_it_alone() {
        let case = Case::header(HS256).ec_key(false).diagnosed("sig-public-key-as-secret");
        assert!(case.fires(&SIG_PUBLIC_KEY_AS_SECRET));
        assert!(!case.rules().contains(&"sig-invalid".to_owned()));
    }

    #[test]
    fn is_silent_about_other_causes() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-hmac-secret-encoding");
        assert!(!case.fires(&SIG_PUBLIC_KEY_AS_SECRET));
    }
}
