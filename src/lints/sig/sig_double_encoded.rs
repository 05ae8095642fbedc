//! Rule `sig-double-encoded`.

use super::{expected_length, report, words};
use crate::encoding::base64url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A signature that decodes to base64 text, which in turn decodes to the right length.
    ///
    /// ## Why it matters
    /// It was encoded twice; no verifier expects that.
    ///
    /// ## What to do
    /// Encode the raw bytes once.
    ///
    /// ## References
    /// - RFC 7515 5.1
    SIG_DOUBLE_ENCODED, "sig-double-encoded", Error, "Signature was base64-encoded twice",
    "RFC 7515 5.1", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(expected) = expected_length(subject) else {
        findings.extend(report(&SIG_DOUBLE_ENCODED, subject));
        return;
    };
    let text = subject.facts.signature().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let inner = text.and_then(|text| base64url::decode(text).bytes);
    if inner.is_some_and(|bytes| bytes.len() == expected) {
        let message = "The signature is base64 text inside base64url: it was encoded twice. Encode the raw bytes once.";
        findings.push(SIG_DOUBLE_ENCODED.at_segment(
            subject,
            2,
            words(&SIG_DOUBLE_ENCODED, subject, message),
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
    fn fires_on_base64_in_base64() {
        let case = hs256().signed(base64url::encode(&[9; 32]).as_bytes());
        assert!(case.fires(&SIG_DOUBLE_ENCODED), "{case:?}");
    }

    #[test]
    fn is_silent_about_raw_bytes() {
        for case in [hs256().signed(&[9; 32]), hs256().signed(&[b'a'; 32])] {
            assert!(!case.fires(&SIG_DOUBLE_ENCODED), "{case:?}");
        }
    }
}
