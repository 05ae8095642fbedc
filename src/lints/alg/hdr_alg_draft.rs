//! Rule `hdr-alg-draft`.

use super::{COSE, is_draft};
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `alg` from a draft that is not yet registered, or one that is registered for COSE only.
    ///
    /// ## Why it matters
    /// Few libraries know it, and names of drafts may still change.
    ///
    /// ## What to do
    /// Make sure that every verifier supports it. For the COSE names, JOSE has `ES256`, `ES384` and `ES512`.
    ///
    /// ## References
    /// - draft-ietf-jose-hpke-encrypt
    /// - draft-ietf-cose-sphincs-plus
    /// - draft-ietf-jose-pq-composite-sigs
    /// - RFC 9864 2.1
    HDR_ALG_DRAFT, "hdr-alg-draft", Info, "Draft or COSE-only algorithm identifier",
    "draft-ietf-jose-hpke-encrypt; draft-ietf-cose-sphincs-plus; draft-ietf-jose-pq-composite-sigs; RFC 9864 2.1", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm().filter(|alg| is_draft(alg)) else { return };
    let message = if COSE.contains(&alg) {
        format!(
            "{} is a name of COSE. JOSE has `ES256`, `ES384` and `ES512` instead, which libraries know.",
            text::quoted(alg)
        )
    } else {
        format!(
            "{} comes from a draft and is not registered for JOSE yet. Expect few libraries to know it.",
            text::quoted(alg)
        )
    };
    findings.push(HDR_ALG_DRAFT.at_header(subject, "alg", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_names_of_drafts_and_of_cose() {
        for case in [
            Case::header(r#"{"alg":"ESP256"}"#),
            Case::header(r#"{"alg":"HPKE-0"}"#),
            Case::header(r#"{"alg":"ML-DSA-44-ES256"}"#),
        ] {
            assert!(case.fires(&HDR_ALG_DRAFT), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_registered_names() {
        for case in [Case::header(r#"{"alg":"ML-DSA-65"}"#), Case::header(r#"{"alg":"ES256"}"#)] {
            assert!(!case.fires(&HDR_ALG_DRAFT), "{case:?}");
        }
    }
}
