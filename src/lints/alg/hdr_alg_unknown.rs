//! Rule `hdr-alg-unknown`.

use super::means_none;
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

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm() else { return };
    if means_none(alg) || KNOWN.iter().any(|known| known.eq_ignore_ascii_case(alg.trim())) {
        return;
    }
    let message = format!(
        "{} is not in the IANA registry of JOSE algorithms: its signature cannot be checked here, and most libraries refuse it. Look for a misspelling where the token is made.",
        text::quoted(alg)
    );
    findings.push(HDR_ALG_UNKNOWN.at_header(subject, "alg", message));
}

/// Registered names, names of drafts and of COSE, and NATS's own; a misspelled one is another rule's matter.
const KNOWN: &[&str] = &[
    "HS256",
    "HS384",
    "HS512",
    "RS256",
    "RS384",
    "RS512",
    "ES256",
    "ES384",
    "ES512",
    "PS256",
    "PS384",
    "PS512",
    "RSA1_5",
    "RSA-OAEP",
    "RSA-OAEP-256",
    "A128KW",
    "A192KW",
    "A256KW",
    "dir",
    "ECDH-ES",
    "ECDH-ES+A128KW",
    "ECDH-ES+A192KW",
    "ECDH-ES+A256KW",
    "A128GCMKW",
    "A192GCMKW",
    "A256GCMKW",
    "PBES2-HS256+A128KW",
    "PBES2-HS384+A192KW",
    "PBES2-HS512+A256KW",
    "A128CBC-HS256",
    "A192CBC-HS384",
    "A256CBC-HS512",
    "A128GCM",
    "A192GCM",
    "A256GCM",
    "EdDSA",
    "RS1",
    "RSA-OAEP-384",
    "RSA-OAEP-512",
    "A128CBC",
    "A192CBC",
    "A256CBC",
    "A128CTR",
    "A192CTR",
    "A256CTR",
    "HS1",
    "ES256K",
    "ML-DSA-44",
    "ML-DSA-65",
    "ML-DSA-87",
    "Ed25519",
    "Ed448",
    "HPKE-0",
    "HPKE-1",
    "HPKE-2",
    "HPKE-3",
    "HPKE-4",
    "HPKE-5",
    "HPKE-6",
    "HPKE-7",
    "HPKE-0-KE",
    "HPKE-1-KE",
    "HPKE-2-KE",
    "HPKE-3-KE",
    "HPKE-4-KE",
    "HPKE-5-KE",
    "HPKE-6-KE",
    "HPKE-7-KE",
    "SLH-DSA-SHA2-128s",
    "SLH-DSA-SHAKE-128s",
    "SLH-DSA-SHA2-128f",
    "ML-DSA-44-ES256",
    "ML-DSA-65-ES256",
    "ML-DSA-87-ES384",
    "ML-DSA-44-Ed25519",
    "ML-DSA-65-Ed25519",
    "ML-DSA-87-Ed448",
    "ESP256",
    "ESP384",
    "ESP512",
    "ESB256",
    "ESB320",
    "ESB384",
    "ESB512",
    "ed25519-nkey",
];

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
