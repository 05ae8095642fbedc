//! Rule `hdr-alg-unknown`.

use super::{intended, is_draft, is_registered, means_none};
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// An `alg` that stands neither in the IANA registry of JOSE algorithms nor among the names of current drafts.
    ///
    /// ## Why it matters
    /// The signature cannot be checked here, and most libraries refuse the token.
    ///
    /// ## What to do
    /// Look for a misspelling where the token is made. If the name is your own, both sides need code for it; a registered algorithm is the better choice.
    ///
    /// ## References
    /// - IANA registry "JSON Web Signature and Encryption Algorithms"
    /// - RFC 7518, section 7.1
    HDR_ALG_UNKNOWN, "hdr-alg-unknown", Warning, "Unregistered algorithm",
    "IANA JOSE (2026-05-22); RFC 7518 7.1", needs: [Header]
}

/// What NATS calls Ed25519 with its own key encoding.
const NATS: &str = "ed25519-nkey";

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm() else { return };
    if means_none(alg)
        || alg == NATS
        || is_registered(alg)
        || is_draft(alg)
        || intended(alg).is_some()
    {
        return;
    }
    let message = format!(
        "{} is not in the IANA registry of JOSE algorithms: its signature cannot be checked here, and most libraries refuse it. Look for a misspelling where the token is made.",
        text::quoted(alg)
    );
    findings.push(HDR_ALG_UNKNOWN.at_header(subject, "alg", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn fires(alg: &str) -> bool {
        Case::header(&format!(r#"{{"alg":"{alg}"}}"#)).fires(&HDR_ALG_UNKNOWN)
    }

    #[test]
    fn fires_on_names_that_nobody_registered() {
        assert!(fires("FOO256") && fires("NONEC1"));
    }

    #[test]
    fn is_silent_about_registered_draft_and_vendor_names() {
        for alg in [
            "ES256K",
            "HS256",
            "hs256",
            "ML-DSA-44",
            "HPKE-0",
            "ESP256",
            "ed25519-nkey",
            "none",
            "nOnE",
            "",
        ] {
            assert!(!fires(alg), "{alg}");
        }
    }
}
