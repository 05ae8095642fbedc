//! Rule `acme-jws`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A request of ACME.
    ///
    /// ## Why it matters
    /// It is no JWT: it has a nonce for one use, and no claims.
    ///
    /// ## What to do
    /// Nothing.
    ///
    /// ## References
    /// - RFC 8555 6.2
    ACME_JWS, "acme-jws", Info, "ACME or other JWS, not a JWT",
    "RFC 8555 6.2", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id == "acme" {
        let message = "This is a request of ACME, not a JWT: it has a nonce for one use, and no claims are expected.";
        findings.push(ACME_JWS.at_segment(subject, 0, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_acme() {
        let case =
            Case::header(r#"{"alg":"ES256","nonce":"a","url":"https://a.example","jwk":{}}"#);
        assert!(case.fires(&ACME_JWS), "{case:?}");
    }

    #[test]
    fn is_silent_about_proofs() {
        let case = Case::header(r#"{"alg":"ES256","typ":"dpop+jwt","jwk":{}}"#);
        assert!(!case.fires(&ACME_JWS), "{case:?}");
    }
}
