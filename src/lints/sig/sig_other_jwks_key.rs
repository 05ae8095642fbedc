//! Rule `sig-other-jwks-key`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A signature made with another key of the set than the one that `kid` names.
    ///
    /// ## Why it matters
    /// Strict verifiers refuse the token; others try keys, which hides mistakes.
    ///
    /// ## What to do
    /// Correct `kid` at the issuer.
    ///
    /// ## References
    /// - RFC 7515 4.1.4
    /// - OpenID Connect Core 10.1.1
    SIG_OTHER_JWKS_KEY, "sig-other-jwks-key", Warning, "Another key of the set verifies",
    "RFC 7515 4.1.4; OpenID Connect Core 10.1.1", needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_OTHER_JWKS_KEY, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    #[test]
    fn fires_on_the_diagnosis_and_says_it_alone() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-other-jwks-key");
        assert_eq!(case.finding(&SIG_OTHER_JWKS_KEY).unwrap().message, "It matches otherwise.");
        assert!(!case.rules().contains(&"sig-invalid".to_owned()));
    }

    #[test]
    fn is_silent_about_other_causes() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-hmac-secret-encoding");
        assert!(!case.fires(&SIG_OTHER_JWKS_KEY), "{case:?}");
    }
}
