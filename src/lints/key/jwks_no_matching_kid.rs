//! Rule `jwks-no-matching-kid`.

use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::Why;

declare_lint! {
    /// ## What it finds
    /// A key set without the key that the token names.
    ///
    /// ## Why it matters
    /// The keys were rotated, or the set is another issuer's or tenant's.
    ///
    /// ## What to do
    /// Fetch the set again. Do not fall back to any other key.
    ///
    /// ## References
    /// - RFC 7515 4.1.4
    /// - OpenID Connect Core 10.1.1
    JWKS_NO_MATCHING_KID, "jwks-no-matching-kid", Error, "No key with this kid in the set",
    "RFC 7515 4.1.4; OpenID Connect Core 10.1.1", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.verdict.why == Why::KeyNotFound {
        let message = format!(
            "None of the {} has the `kid` {}. The keys may have been rotated, or the set is another issuer's: fetch it again, and do not fall back to any other key.",
            text::count(subject.keys.list.len(), "key"),
            text::quoted(subject.facts.key_id().unwrap_or_default())
        );
        findings.push(JWKS_NO_MATCHING_KID.at_header(subject, "kid", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    use crate::report::SignatureState;

    fn judged(why: Why) -> Case {
        Case::header(r#"{"alg":"ES256","kid":"a"}"#)
            .ec_key(false)
            .judged(SignatureState::Error, why)
    }

    #[test]
    fn fires_when_the_set_lacks_the_key() {
        let case = judged(Why::KeyNotFound);
        assert!(case.fires(&JWKS_NO_MATCHING_KID), "{case:?}");
    }

    #[test]
    fn is_silent_when_it_has_it() {
        let case = judged(Why::Matched);
        assert!(!case.fires(&JWKS_NO_MATCHING_KID), "{case:?}");
    }
}
