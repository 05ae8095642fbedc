//! Rule `hdr-x5t-format`.

use crate::encoding::base64url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `x5t` that does not decode to 20 bytes, or an `x5t#S256` that does not decode to 32.
    ///
    /// ## Why it matters
    /// Often the hexadecimal text was written or encoded. Recipients that compute the thumbprint get another text.
    ///
    /// ## What to do
    /// Write the base64url of the raw digest: 27 or 43 characters.
    ///
    /// ## References
    /// - RFC 7515 4.1.7, 4.1.8
    HDR_X5T_FORMAT, "hdr-x5t-format", Warning, "Thumbprint is not base64url of a digest",
    "RFC 7515 4.1.7, 4.1.8", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (name, length) in [("x5t", 20), ("x5t#S256", 32)] {
        let Some(value) = subject.facts.header(name) else { continue };
        let bytes = value.as_str().and_then(|text| base64url::decode(text).bytes);
        if bytes.is_none_or(|bytes| bytes.len() != length) {
            let message = format!(
                "`{name}` is not the base64url of {length} bytes; perhaps it is hexadecimal. Write the raw digest as base64url."
            );
            findings.push(HDR_X5T_FORMAT.at_header(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_lengths() {
        for case in [
            Case::header(r#"{"alg":"RS256","x5t":"3A:F2:00"}"#),
            Case::header(r#"{"alg":"RS256","x5t#S256":"dGhpcyBpcyBhIFNIQTEgdGVzdA"}"#),
        ] {
            assert!(case.fires(&HDR_X5T_FORMAT), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_digests() {
        for case in [
            Case::header(r#"{"alg":"RS256","x5t":"dGhpcyBpcyBhIFNIQS0xIHRlc3Q"}"#),
            Case::header(r#"{"alg":"RS256"}"#),
        ] {
            assert!(!case.fires(&HDR_X5T_FORMAT), "{case:?}");
        }
    }
}
