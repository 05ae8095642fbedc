//! Rule `sig-hex-encoded`.

use super::{expected_length, report, words};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A signature that is hexadecimal text, once decoded or as it stands.
    ///
    /// ## Why it matters
    /// The raw bytes of the digest were turned into hexadecimal before base64url; no verifier expects that.
    ///
    /// ## What to do
    /// Encode the raw bytes: in Node `digest('base64url')`, not `digest('hex')`.
    ///
    /// ## References
    /// - RFC 7515 5.1
    SIG_HEX_ENCODED, "sig-hex-encoded", Error, "Signature was hex-encoded before base64url",
    "RFC 7515 5.1", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(expected) = expected_length(subject) else {
        findings.extend(report(&SIG_HEX_ENCODED, subject));
        return;
    };
    let hex = |text: &[u8]| text.len() == 2 * expected && text.iter().all(u8::is_ascii_hexdigit);
    let text = subject.facts.segment_text(2).unwrap_or_default();
    if hex(subject.facts.signature().unwrap_or_default()) || hex(text.as_bytes()) {
        let message = "The signature is hexadecimal text. Encode the raw bytes of the signature as base64url, not their hexadecimal form.";
        findings.push(SIG_HEX_ENCODED.at_segment(
            subject,
            2,
            words(&SIG_HEX_ENCODED, subject, message),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn hs256() -> Case {
        Case::header(r#"{"alg":"HS256"}"#)
    }

    #[test]
    fn fires_on_hexadecimal_text() {
        for case in [hs256().signed(&[b'a'; 64]), hs256().signature(&"0a".repeat(32))] {
            assert!(case.fires(&SIG_HEX_ENCODED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_raw_bytes() {
        for case in [hs256().signed(&[b'a'; 32]), hs256().signed(&[b'z'; 64])] {
            assert!(!case.fires(&SIG_HEX_ENCODED), "{case:?}");
        }
    }
}
