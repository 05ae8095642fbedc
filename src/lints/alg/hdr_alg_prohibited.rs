//! Rule `hdr-alg-prohibited`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `alg` that the registry lists as Prohibited: `RS1`, `HS1`, and ciphers without integrity.
    ///
    /// ## Why it matters
    /// These names exist only so that WebCrypto can label keys. They rest on SHA-1 or protect nothing against change.
    ///
    /// ## What to do
    /// Use ES256, Ed25519, PS256 or RS256.
    ///
    /// ## References
    /// - IANA JOSE
    /// - RFC 9864 4.4 (meaning of Prohibited)
    HDR_ALG_PROHIBITED, "hdr-alg-prohibited", Error, "Prohibited algorithm",
    "IANA JOSE; RFC 9864 4.4 (meaning of Prohibited)", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const PROHIBITED: [&str; 8] =
        ["RS1", "HS1", "A128CBC", "A192CBC", "A256CBC", "A128CTR", "A192CTR", "A256CTR"];
    let Some(alg) = subject.facts.algorithm().filter(|alg| PROHIBITED.contains(alg)) else {
        return;
    };
    let message = format!(
        "`{alg}` is registered as Prohibited: it relies on SHA-1 or has no integrity. Use ES256, Ed25519, PS256 or RS256.",
    );
    findings.push(HDR_ALG_PROHIBITED.at_header(subject, "alg", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_prohibited_names() {
        for case in [Case::header(r#"{"alg":"RS1"}"#), Case::header(r#"{"alg":"A128CBC"}"#)] {
            assert!(case.fires(&HDR_ALG_PROHIBITED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_permitted_ones() {
        for case in [
            Case::header(r#"{"alg":"RS256"}"#),
            Case::header(r#"{"alg":"dir","enc":"A128CBC-HS256"}"#),
        ] {
            assert!(!case.fires(&HDR_ALG_PROHIBITED), "{case:?}");
        }
    }
}
