//! Rule `sig-not-checked`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::Why;

declare_lint! {
    /// ## What it finds
    /// A signed token and no key to check it with.
    ///
    /// ## Why it matters
    /// Decoding proves nothing: anyone can write a header and claims.
    ///
    /// ## What to do
    /// Paste the issuer's key: a shared secret, a PEM block, a JWK or a JWK set. Issuers publish their keys; the set's address stands in their metadata as `jwks_uri`.
    ///
    /// ## References
    /// - RFC 7515, section 10
    SIG_NOT_CHECKED, "sig-not-checked", Info, "Signature not verified",
    "RFC 7515 10", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let signed = subject.facts.segment_text(2).is_some_and(|text| !text.is_empty());
    let keyed = !subject.keys.list.is_empty() || !subject.keys.text.0.trim().is_empty();
    if signed && !keyed && subject.verdict.why == Why::NoKey {
        let message = "Decoded only: nothing here is proven until the signature is checked with the issuer's key. Paste a secret, a PEM block, a JWK or a JWK set.";
        findings.push(SIG_NOT_CHECKED.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};
    use crate::report::SignatureState;

    #[test]
    fn fires_without_a_key() {
        assert!(Case::header(HS256).fires(&SIG_NOT_CHECKED));
    }

    #[test]
    fn is_silent_about_a_checked_and_about_a_missing_signature() {
        let checked = Case::header(HS256).secret(32).judged(SignatureState::Valid, Why::Matched);
        assert!(!checked.fires(&SIG_NOT_CHECKED));
        assert!(!Case::header(HS256).signature("").fires(&SIG_NOT_CHECKED));
    }
}
