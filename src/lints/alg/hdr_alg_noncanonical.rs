//! Rule `hdr-alg-noncanonical`.

use super::{intended, means_none};
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `alg` that is not registered but is plainly a spelling of one that is: other letter case, separators, or the name that another standard uses.
    ///
    /// ## Why it matters
    /// Names are compared letter by letter. Conforming verifiers refuse it, and lenient matching has let forged tokens through.
    ///
    /// ## What to do
    /// Write the registered name where the token is made.
    ///
    /// ## References
    /// - RFC 7515 4.1.1
    /// - draft-ietf-oauth-rfc8725bis-08 2.11
    HDR_ALG_NONCANONICAL, "hdr-alg-noncanonical", Error, "Algorithm name misspelled",
    "RFC 7515 4.1.1; draft-ietf-oauth-rfc8725bis-08 2.11", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm() else { return };
    if let Some(meant) = intended(alg).filter(|_| !means_none(alg)) {
        let message = format!(
            "{} is not a registered algorithm; `{meant}` is probably meant. Names are compared letter by letter, so verifiers refuse it: correct it where the token is made.",
            text::quoted(alg)
        );
        findings.push(HDR_ALG_NONCANONICAL.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_misspelled_names() {
        for case in [
            Case::header(r#"{"alg":"hs256"}"#),
            Case::header(r#"{"alg":"SHA256withRSA"}"#),
            Case::header(r#"{"alg":"HS-256"}"#),
            Case::header(r#"{"alg":"ed25519"}"#),
            Case::header(r#"{"alg":"HS265"}"#),
        ] {
            assert!(case.fires(&HDR_ALG_NONCANONICAL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_registered_and_foreign_names() {
        for case in [
            Case::header(r#"{"alg":"RS256"}"#),
            Case::header(r#"{"alg":"none"}"#),
            Case::header(r#"{"alg":"NONE"}"#),
            Case::header(r#"{"alg":"FOO256"}"#),
            Case::header(r#"{"alg":"HPKE-0"}"#),
        ] {
            assert!(!case.fires(&HDR_ALG_NONCANONICAL), "{case:?}");
        }
    }
}
