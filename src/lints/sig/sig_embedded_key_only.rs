//! Rule `sig-embedded-key-only`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::SignatureState;

declare_lint! {
    /// ## What it finds
    /// A signature that matches the key inside the token, without a key of yours. Proofs of possession are made so and are not meant.
    ///
    /// ## Why it matters
    /// It shows that the sender holds that key, and nothing about who the sender is.
    ///
    /// ## What to do
    /// Paste the issuer's key.
    ///
    /// ## References
    /// - CVE-2018-0114
    /// - RFC 7515 4.1.3
    SIG_EMBEDDED_KEY_ONLY, "sig-embedded-key-only", Warning, "Verifies only with the key inside the token",
    "CVE-2018-0114; RFC 7515 4.1.3", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const PROOFS: [&str; 5] = ["dpop", "acme", "oid4vci-proof", "client-attestation", "wpt"];
    let proof = PROOFS.contains(&subject.facts.profile.id);
    if subject.verdict.embedded_key.is_some()
        && subject.verdict.state == SignatureState::Consistent
        && !proof
    {
        let message = "The signature matches the key inside the token, which shows only that the sender holds that key, not who the sender is. Paste the issuer's key.";
        findings.push(SIG_EMBEDDED_KEY_ONLY.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    use crate::report::{KeySource, KeyUse};
    use crate::verdict::Why;

    fn embedded(header: &str) -> Case {
        let mut case = Case::header(header).judged(SignatureState::Consistent, Why::Matched);
        let (id, description) = ("a".to_owned(), "EC P-256".to_owned());
        case.verdict.embedded_key = Some(KeyUse { id, source: KeySource::Token, description });
        case
    }

    #[test]
    fn fires_on_its_own_key() {
        let case = embedded(r#"{"alg":"ES256","jwk":{}}"#);
        assert!(case.fires(&SIG_EMBEDDED_KEY_ONLY), "{case:?}");
    }

    #[test]
    fn is_silent_about_proofs() {
        for case in [embedded(r#"{"alg":"ES256","typ":"dpop+jwt","jwk":{}}"#), Case::header("{}")] {
            assert!(!case.fires(&SIG_EMBEDDED_KEY_ONLY), "{case:?}");
        }
    }
}
