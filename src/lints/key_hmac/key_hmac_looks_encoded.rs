//! Rule `key-hmac-looks-encoded`.

use super::has_secret;
use crate::encoding::base64url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::SignatureState;
use crate::request::KeyFormat;

declare_lint! {
    /// ## What it finds
    /// A secret that looks like base64 or hexadecimal of a key, while the signature does not match it as text.
    ///
    /// ## Why it matters
    /// Some programs use the text as it is, others decode it first.
    ///
    /// ## What to do
    /// Try the other formats of the key box, and make both sides agree.
    ///
    /// ## References
    /// - RFC 7517 6.4
    KEY_HMAC_LOOKS_ENCODED, "key-hmac-looks-encoded", Info, "Secret looks base64 or hex encoded",
    "RFC 7517 6.4", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = subject.keys.text.0.trim();
    let raw = has_secret(subject) && subject.keys.format == KeyFormat::SecretUtf8;
    if raw && subject.verdict.state != SignatureState::Valid && looks_encoded(text) {
        let message = "The secret looks like a key in base64 or hexadecimal. Some programs use the text as it is, others decode it: choose the format in the key box, and make both sides agree.";
        findings.push(KEY_HMAC_LOOKS_ENCODED.finding(message));
    }
}

fn looks_encoded(text: &str) -> bool {
    let hexadecimal = text.len() >= 32
        && text.len().is_multiple_of(2)
        && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let has = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
    let mixed =
        has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    let length = base64url::decode(text).bytes.map_or(0, |bytes| bytes.len());
    hexadecimal || text.len() >= 22 && mixed && matches!(length, 16 | 24 | 32 | 48 | 64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(secret: &str) -> Case {
        Case::header(r#"{"alg":"HS256"}"#).secret_text(secret)
    }

    #[test]
    fn fires_on_encoded_keys() {
        for case in [
            pasted("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="),
            pasted("9f86d081884c7d659a2feaa0c55ad015"),
        ] {
            assert!(case.fires(&KEY_HMAC_LOOKS_ENCODED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_words() {
        let case = pasted("correct horse battery staple");
        assert!(!case.fires(&KEY_HMAC_LOOKS_ENCODED), "{case:?}");
    }
}
