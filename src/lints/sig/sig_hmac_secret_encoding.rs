//! Rule `sig-hmac-secret-encoding`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An HMAC that does not match the secret as text, but matches when the secret is read in another way: decoded from base64, base64url or hexadecimal, trimmed, without quotes.
    ///
    /// ## Why it matters
    /// The two sides read the same setting differently. It is the most common cause of "invalid signature" with shared secrets.
    ///
    /// ## What to do
    /// Set the same reading on both sides.
    ///
    /// ## References
    /// - RFC 7518, section 6.4.1
    SIG_HMAC_SECRET_ENCODING, "sig-hmac-secret-encoding", Info, "Secret must be decoded first",
    "RFC 7517 6.4.1", needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_HMAC_SECRET_ENCODING, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};
    use crate::report::SignatureState;
    use crate::verdict::Why;

    #[test]
    fn fires_on_the_diagnosis_with_its_words() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-hmac-secret-encoding");
        let finding = case.finding(&SIG_HMAC_SECRET_ENCODING).unwrap();
        assert_eq!(finding.message, "It matches otherwise.");
    }

    #[test]
    fn is_silent_when_the_secret_matches_as_it_stands() {
        let case = Case::header(HS256).secret(32).judged(SignatureState::Valid, Why::Matched);
        assert!(!case.fires(&SIG_HMAC_SECRET_ENCODING));
    }
}
