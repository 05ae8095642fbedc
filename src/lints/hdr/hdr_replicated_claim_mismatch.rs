//! Rule `hdr-replicated-claim-mismatch`.

use crate::encoding::json::compact;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A copy of `iss`, `sub` or `aud` in the header that differs from the claim.
    ///
    /// ## Why it matters
    /// Recipients that route by the copy are misled.
    ///
    /// ## What to do
    /// Refuse the token: the values must be the same.
    ///
    /// ## References
    /// - RFC 7519 5.3
    HDR_REPLICATED_CLAIM_MISMATCH, "hdr-replicated-claim-mismatch", Error, "Header copy of a claim differs from the payload",
    "RFC 7519 5.3", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    for name in ["iss", "sub", "aud"] {
        let (Some(copy), Some(claim)) = (facts.header(name), facts.claim(name)) else { continue };
        let (copy, claim) =
            (compact(copy, &facts.header.text), compact(claim, &facts.payload.text));
        if copy != claim {
            let message = format!(
                "`{name}` in the header is {}, but the claim is {}. Recipients that route by the copy are misled; refuse the token.",
                text::quoted(&copy),
                text::quoted(&claim)
            );
            findings.push(HDR_REPLICATED_CLAIM_MISMATCH.at_header(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_different_values() {
        let case = Case::header(r#"{"alg":"HS256","iss":"https://other.example"}"#);
        assert!(case.fires(&HDR_REPLICATED_CLAIM_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_the_same_and_about_one_alone() {
        for case in [
            Case::header(r#"{"alg":"HS256","iss":"https://idp.example"}"#),
            Case::jwt(r#"{"alg":"HS256","iss":"a"}"#, "{}"),
        ] {
            assert!(!case.fires(&HDR_REPLICATED_CLAIM_MISMATCH), "{case:?}");
        }
    }
}
