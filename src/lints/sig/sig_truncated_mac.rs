//! Rule `sig-truncated-mac`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A signature that is only the beginning of the right MAC.
    ///
    /// ## Why it matters
    /// A verifier that compares beginnings can be tried out byte by byte.
    ///
    /// ## What to do
    /// Send and compare the whole MAC.
    ///
    /// ## References
    /// - RFC 7518 3.2
    SIG_TRUNCATED_MAC, "sig-truncated-mac", Error, "MAC is truncated",
    "RFC 7518 3.2", needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_TRUNCATED_MAC, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    #[test]
    fn fires_on_the_diagnosis_and_says_it_alone() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-truncated-mac");
        assert_eq!(case.finding(&SIG_TRUNCATED_MAC).unwrap().message, "It matches otherwise.");
        assert!(!case.rules().contains(&"sig-invalid".to_owned()));
    }

    #[test]
    fn is_silent_about_other_causes() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-hmac-secret-encoding");
        assert!(!case.fires(&SIG_TRUNCATED_MAC), "{case:?}");
    }
}
