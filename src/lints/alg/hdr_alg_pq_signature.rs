//! Rule `hdr-alg-pq-signature`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token signed with ML-DSA.
    ///
    /// ## Why it matters
    /// Such signatures add 3.2 to 6.2 KB to the token, beyond what cookies and many header limits take, and few verifiers know RFC 9964 yet.
    ///
    /// ## What to do
    /// Make sure that every verifier supports it and that the token fits where it travels.
    ///
    /// ## References
    /// - RFC 9964
    /// - FIPS 204
    HDR_ALG_PQ_SIGNATURE, "hdr-alg-pq-signature", Info, "Post-quantum signature: check support and size",
    "RFC 9964; FIPS 204", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm() else { return };
    if matches!(alg, "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87") {
        let message = format!(
            "{alg} signatures add 3.2 to 6.2 KB to a token, beyond cookies and many header limits. Make sure that every verifier knows RFC 9964 and that the token fits."
        );
        findings.push(HDR_ALG_PQ_SIGNATURE.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_ml_dsa() {
        let case = Case::header(r#"{"alg":"ML-DSA-44"}"#);
        assert!(case.fires(&HDR_ALG_PQ_SIGNATURE), "{case:?}");
    }

    #[test]
    fn is_silent_about_small_signatures() {
        let case = Case::header(r#"{"alg":"Ed25519"}"#);
        assert!(!case.fires(&HDR_ALG_PQ_SIGNATURE), "{case:?}");
    }
}
