//! Rule `hdr-x5c-format`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `x5c` that is not a list of certificates in standard base64.
    ///
    /// ## Why it matters
    /// No verifier can read it.
    ///
    /// ## What to do
    /// Write each certificate as the base64 of its DER form, without PEM lines, the signer's first.
    ///
    /// ## References
    /// - RFC 7515 4.1.6
    HDR_X5C_FORMAT, "hdr-x5c-format", Error, "x5c is malformed",
    "RFC 7515 4.1.6", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(value) = subject.facts.header("x5c") else { return };
    let chain = value.elements().unwrap_or_default();
    if chain.is_empty() || !chain.iter().all(is_certificate) {
        let message = "`x5c` must be a list of certificates, each as the standard base64 of its DER form, without PEM lines, the signer's first. Write it so where the token is made.";
        findings.push(HDR_X5C_FORMAT.at_header(subject, "x5c", message));
    }
}

fn is_certificate(entry: &Node) -> bool {
    let Some(text) = entry.as_str().filter(|text| !text.contains(['-', '_'])) else { return false };
    // DER: a sequence, the outermost of every certificate.
    base64url::decode(text).bytes.is_some_and(|der| der.first() == Some(&0x30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_forms() {
        for case in [
            Case::header(r#"{"alg":"ES256","x5c":["-----BEGIN CERTIFICATE-----"]}"#),
            Case::header(r#"{"alg":"ES256","x5c":[]}"#),
            Case::header(r#"{"alg":"ES256","x5c":"MIIB"}"#),
            Case::header(r#"{"alg":"ES256","x5c":["MII_"]}"#),
        ] {
            assert!(case.fires(&HDR_X5C_FORMAT), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_base64_of_der() {
        for case in [
            Case::header(r#"{"alg":"ES256","x5c":["MIIBCg=="]}"#),
            Case::header(r#"{"alg":"ES256"}"#),
        ] {
            assert!(!case.fires(&HDR_X5C_FORMAT), "{case:?}");
        }
    }
}
