//! Rule `input-not-a-jwt`.

use crate::facts::problem::Code;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A text that is something else than a JWT: another token format, an opaque string, a key or certificate.
    ///
    /// ## Why it matters
    /// It has no header and claims to show.
    ///
    /// ## What to do
    /// Opaque tokens can be looked up at the issuer's introspection endpoint. Keys belong into the key box.
    ///
    /// ## References
    /// - RFC 7662
    /// - RFC 7519
    INPUT_NOT_A_JWT, "input-not-a-jwt", Error, "Recognised as a different token format",
    "RFC 7662; RFC 7519", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.facts.problems {
        let other = matches!(
            problem.code,
            Code::NotAToken { .. } | Code::Pem { .. } | Code::Certificate | Code::Jwk | Code::Jwks
        );
        if other {
            findings.push(INPUT_NOT_A_JWT.finding(problem.code.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_formats() {
        for case in [
            Case::text("v4.public.eyJkYXRhIjoi"),
            Case::text(
                "v2.local.QAxIpVe-ECVNI1z4xQbm_qQYomyT3h8FtV8bxkz8pBJWkT8f7HtlOpbroPDEZUKop_vaglyp76CzYy375cHmKCW8e1CCkV0Lflu4GTDyXMqQdpZMM1E6OaoQW27gaRSvWBrR3IgbFIa0AkuUFw.footer",
            ),
            Case::text("123e4567-e89b-12d3-a456-426614174000"),
        ] {
            assert!(case.fires(&INPUT_NOT_A_JWT), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_tokens() {
        for case in [
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
            Case::text("eyJhbGciOiJkaXIifQ.YQ.YQ.YQ.YQ"),
        ] {
            assert!(!case.fires(&INPUT_NOT_A_JWT), "{case:?}");
        }
    }
}
