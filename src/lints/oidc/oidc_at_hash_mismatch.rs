//! Rule `oidc-at-hash-mismatch`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An ID token whose `at_hash` is not the hash of the access token beside it.
    ///
    /// ## Why it matters
    /// The access token was not issued with this ID token: somebody put another one in its place.
    ///
    /// ## What to do
    /// Refuse the response.
    ///
    /// ## References
    /// - OpenID Connect Core 3.1.3.6, 3.2.2.9
    OIDC_AT_HASH_MISMATCH, "oidc-at-hash-mismatch", Error, "at_hash does not match the access token",
    "OpenID Connect Core 3.1.3.6, 3.2.2.9", needs: [Header, Claims, Second]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let undefined = subject.facts.algorithm().is_some_and(|alg| alg.starts_with("ML-DSA"));
    if let Some(failure) = subject.binding.failure("access-token-hash") {
        let message = format!("{failure}. Refuse the response.");
        findings.push(OIDC_AT_HASH_MISMATCH.at_claim(subject, "at_hash", message));
    } else if undefined && subject.facts.claim("at_hash").is_some() {
        let message = "No document says which hash `at_hash` has with ML-DSA, so clients may not agree. Ask the issuer.";
        let finding = OIDC_AT_HASH_MISMATCH.at_claim(subject, "at_hash", message);
        findings.push(finding.graded(Severity::Info));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    /// The example of `OpenID` Connect Core, appendix A.3.
    const TOKEN: &str = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
    const CLAIMS: &str = r#"{"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#;

    fn case(alg: &str, second: &str) -> Case {
        Case::jwt(&format!(r#"{{"alg":"{alg}"}}"#), CLAIMS).beside(second)
    }

    #[test]
    fn fires_beside_another_access_token() {
        let severity = |case: Case| case.finding(&OIDC_AT_HASH_MISMATCH).unwrap().severity;
        assert_eq!(severity(case("RS256", "another")), Severity::Error);
        assert_eq!(severity(case("ML-DSA-44", TOKEN)), Severity::Info);
    }

    #[test]
    fn is_silent_beside_its_own_and_alone() {
        let alone = Case::jwt(r#"{"alg":"RS256"}"#, CLAIMS);
        for case in [case("RS256", TOKEN), alone, Case::claims("{}").beside(TOKEN)] {
            assert!(!case.fires(&OIDC_AT_HASH_MISMATCH), "{case:?}");
        }
    }
}
