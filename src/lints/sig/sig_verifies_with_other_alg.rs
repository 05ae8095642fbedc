//! Rule `sig-verifies-with-other-alg`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A signature that is one of another algorithm of the same key: PS for RS, another hash, another length of the salt.
    ///
    /// ## Why it matters
    /// Header and signer disagree; conforming verifiers refuse the token.
    ///
    /// ## What to do
    /// Make the signer write the algorithm that it uses.
    ///
    /// ## References
    /// - RFC 7518 3.3-3.5
    SIG_VERIFIES_WITH_OTHER_ALG, "sig-verifies-with-other-alg", Error, "Valid only under a different algorithm",
    "RFC 7518 3.3-3.5", needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_VERIFIES_WITH_OTHER_ALG, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    #[test]
    fn fires_on_the_diagnosis_and_says_it_alone() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-verifies-with-other-alg");
        assert_eq!(
            case.finding(&SIG_VERIFIES_WITH_OTHER_ALG).unwrap().message,
            "It matches otherwise."
        );
        assert!(!case.rules().contains(&"sig-invalid".to_owned()));
    }

    #[test]
    fn is_silent_about_other_causes() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-hmac-secret-encoding");
        assert!(!case.fires(&SIG_VERIFIES_WITH_OTHER_ALG), "{case:?}");
    }
}
