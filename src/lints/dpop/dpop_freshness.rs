//! Rule `dpop-freshness`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A DPoP proof older than five minutes or from the future.
    ///
    /// ## Why it matters
    /// Servers accept proofs for seconds to minutes only.
    ///
    /// ## What to do
    /// Make a new one for each request.
    ///
    /// ## References
    /// - RFC 9449 4.3(10-11), 8, 11.1
    DPOP_FRESHNESS, "dpop-freshness", Warning, "DPoP proof is stale or from the future",
    "RFC 9449 4.3(10-11), 8, 11.1", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(iat) = subject.facts.time("iat").filter(|_| subject.facts.profile.id == "dpop") else {
        return;
    };
    let age = subject.now.since(iat);
    if !(-60..=300).contains(&age) {
        let message = format!(
            "This proof was made {}; servers accept proofs for seconds to minutes only. Make a new one for each request.",
            iat.relative(subject.now)
        );
        findings.push(DPOP_FRESHNESS.at_claim(subject, "iat", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_stale_proofs() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"iat":1789996400}"#,
            ),
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"iat":1790003600}"#,
            ),
        ] {
            assert!(case.fires(&DPOP_FRESHNESS), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_fresh_ones() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"jti":"a1b2c3d4e5f6","htm":"POST","htu":"https://as.example/token","iat":1789999995}"#,
            ),
            Case::claims(r#"{"iat":1789996400}"#),
        ] {
            assert!(!case.fires(&DPOP_FRESHNESS), "{case:?}");
        }
    }
}
