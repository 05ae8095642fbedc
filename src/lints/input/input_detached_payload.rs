//! Rule `input-detached-payload`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A signed token whose payload is left out.
    ///
    /// ## Why it matters
    /// The payload travels apart. That is legal for a JWS, but not for a JWT.
    ///
    /// ## What to do
    /// Give the payload as well to verify the signature.
    ///
    /// ## References
    /// - RFC 7515 Appendix F
    /// - RFC 7797
    INPUT_DETACHED_PAYLOAD, "input-detached-payload", Info, "Detached payload",
    "RFC 7515 Appendix F; RFC 7797", needs: [Token, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let segment = |index| subject.facts.segment_text(index).unwrap_or_default();
    if segment(1).is_empty() && !segment(2).is_empty() {
        let message = "The payload is left out: it travels apart, which a JWS may do and a JWT may not. Give it as well to verify the signature.";
        findings.push(INPUT_DETACHED_PAYLOAD.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_an_empty_middle() {
        let case = Case::text("eyJhbGciOiJIUzI1NiJ9..dBjftJeZ4CVP");
        assert!(case.fires(&INPUT_DETACHED_PAYLOAD), "{case:?}");
    }

    #[test]
    fn is_silent_about_an_empty_signature() {
        for case in [
            Case::text("eyJhbGciOiJIUzI1NiJ9.e30."),
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
        ] {
            assert!(!case.fires(&INPUT_DETACHED_PAYLOAD), "{case:?}");
        }
    }
}
