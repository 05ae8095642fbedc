//! Rule `jwe-decrypt-failed`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An encrypted token that a fitting key does not open.
    ///
    /// ## Why it matters
    /// The key is another one, or the token was changed. Which of them is not told: such answers have let attackers decrypt.
    ///
    /// ## What to do
    /// Compare the key’s `kid` with that of the header, and copy token and key again.
    ///
    /// ## References
    /// - RFC 7516 11.5
    JWE_DECRYPT_FAILED, "jwe-decrypt-failed", Error, "Decryption failed",
    "RFC 7516 11.5", needs: [Token, Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let refuted = subject.opening.is_some_and(|opening| opening.refuted);
    if refuted && subject.facts.kind == Kind::Jwe {
        let message = "The token does not decrypt: another key, or a changed token. Compare the `kid`, and copy both again.";
        findings.push(JWE_DECRYPT_FAILED.at_segment(subject, 3, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn refuted(refuted: bool) -> Case {
        let mut case = Case::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#).secret(32);
        case.opening = Some(crate::verdict::opening::Opening { refuted, ..Default::default() });
        case
    }

    #[test]
    fn fires_when_a_fitting_key_opens_nothing() {
        assert!(refuted(true).fires(&JWE_DECRYPT_FAILED));
    }

    #[test]
    fn is_silent_when_no_key_fits() {
        assert!(!refuted(false).fires(&JWE_DECRYPT_FAILED));
    }
}
