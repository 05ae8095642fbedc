//! Rule `hdr-alg-jwe-in-jws`.

use crate::algorithms::{Purpose, find};
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// Three parts with an algorithm for encryption or with `enc`, or five parts with an algorithm for signatures.
    ///
    /// ## Why it matters
    /// A verifier that does not keep the two apart can be made to take decryption for authentication.
    ///
    /// ## What to do
    /// Refuse the token. In the verifier, let the number of parts decide what is asked, and accept only algorithms of that kind.
    ///
    /// ## References
    /// - RFC 7516 9
    /// - CVE-2023-51774
    /// - draft-ietf-oauth-rfc8725bis-08 2.3
    HDR_ALG_JWE_IN_JWS, "hdr-alg-jwe-in-jws", Error, "Encryption alg in a signed token (or the reverse)",
    "RFC 7516 9; CVE-2023-51774; draft-ietf-oauth-rfc8725bis-08 2.3", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm() else { return };
    let encrypted = subject.facts.kind == Kind::Jwe;
    let purpose = find(alg).map(|row| row.purpose);
    let message = match (encrypted, purpose) {
        (false, Some(Purpose::ManageKey)) => format!("`{alg}` is an algorithm for encryption, but the token has three parts like a signed one."),
        (true, Some(Purpose::Sign)) => format!("`{alg}` is an algorithm for signatures, but the token has five parts like an encrypted one."),
        (false, _) if subject.facts.header("enc").is_some() => "The header has `enc`, which belongs to encryption, but the token has three parts like a signed one.".to_owned(),
        _ => return,
    };
    let message = format!(
        "{message} Refuse it: verifiers that mix the two take decryption for authentication."
    );
    findings.push(HDR_ALG_JWE_IN_JWS.at_header(subject, "alg", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_when_kind_and_algorithm_disagree() {
        for case in [
            Case::header(r#"{"alg":"dir","enc":"A256GCM"}"#),
            Case::header(r#"{"alg":"RSA-OAEP"}"#),
            Case::header(r#"{"alg":"HS256","enc":"A256GCM"}"#),
            Case::text("eyJhbGciOiJIUzI1NiJ9.YQ.YQ.YQ.YQ"),
        ] {
            assert!(case.fires(&HDR_ALG_JWE_IN_JWS), "{case:?}");
        }
    }

    #[test]
    fn is_silent_when_they_agree() {
        for case in [
            Case::header(r#"{"alg":"HS256"}"#),
            Case::text("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.YQ.YQ.YQ.YQ"),
        ] {
            assert!(!case.fires(&HDR_ALG_JWE_IN_JWS), "{case:?}");
        }
    }
}
