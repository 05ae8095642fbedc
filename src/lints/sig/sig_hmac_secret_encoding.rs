//! Rule `sig-hmac-secret-encoding`.

use super::report;
use crate::keys::{Key, Material, secret};
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::SignatureState;
use crate::verdict::Verdict;

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
    let Verdict { state: SignatureState::Valid, key: Some(key), reading: 1.., .. } =
        subject.verdict
    else {
        return;
    };
    if let Some(used) = subject.keys.list.get(*key) {
        let how = how(used, subject.verdict.reading);
        let message = format!(
            "The signature matches when the secret is {how}, not as the text that was pasted. Make both sides read it in the same way: this is the most common cause of “invalid signature”."
        );
        findings.push(SIG_HMAC_SECRET_ENCODING.at_segment(subject, 2, message));
    }
}

fn how(key: &Key, reading: usize) -> &'static str {
    let Material::Secret(readings) = &key.material else { return "decoded" };
    readings.get(reading).map_or("decoded", |reading| secret::how(reading.format))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};
    use crate::verdict::Why;

    #[test]
    fn fires_on_the_diagnosis_with_its_words() {
        let case = Case::header(HS256).secret(32).diagnosed("sig-hmac-secret-encoding");
        let finding = case.finding(&SIG_HMAC_SECRET_ENCODING).unwrap();
        assert_eq!(finding.message, "It matches otherwise.");
    }

    #[test]
    fn fires_when_another_reading_than_the_text_matched() {
        let mut case = Case::header(HS256).secret(32).judged(SignatureState::Valid, Why::Matched);
        case.verdict.reading = 1;
        assert!(case.fires(&SIG_HMAC_SECRET_ENCODING));
    }

    #[test]
    fn is_silent_when_the_secret_matches_as_it_stands() {
        let case = Case::header(HS256).secret(32).judged(SignatureState::Valid, Why::Matched);
        assert!(!case.fires(&SIG_HMAC_SECRET_ENCODING));
    }
}
