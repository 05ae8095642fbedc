//! Rule `hdr-alg-eddsa-polymorphic`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// The `alg` `EdDSA`.
    ///
    /// ## Why it matters
    /// It leaves the curve to the key, and the registry lists it as Deprecated in favour of `Ed25519` and `Ed448`. What runs today goes on running.
    ///
    /// ## What to do
    /// Use `Ed25519` in new systems; migrate others when their libraries know it.
    ///
    /// ## References
    /// - RFC 9864 2.2
    /// - draft-ietf-oauth-rfc8725bis-08 3.2
    HDR_ALG_EDDSA_POLYMORPHIC, "hdr-alg-eddsa-polymorphic", Info, "EdDSA is a deprecated polymorphic name",
    "RFC 9864 2.2; draft-ietf-oauth-rfc8725bis-08 3.2", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.algorithm() == Some("EdDSA") {
        let message = "`EdDSA` leaves the curve to the key and is deprecated in the registry; new systems should say `Ed25519` or `Ed448`. Existing ones can migrate when their libraries know these.";
        findings.push(HDR_ALG_EDDSA_POLYMORPHIC.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_the_old_name() {
        let case = Case::header(r#"{"alg":"EdDSA"}"#);
        assert!(case.fires(&HDR_ALG_EDDSA_POLYMORPHIC), "{case:?}");
    }

    #[test]
    fn is_silent_about_the_new_one() {
        let case = Case::header(r#"{"alg":"Ed25519"}"#);
        assert!(!case.fires(&HDR_ALG_EDDSA_POLYMORPHIC), "{case:?}");
    }
}
