//! Rule `key-type-mismatch`.

use crate::lints::{Finding, Subject, declare_lint, text};
use crate::verdict::Why;

declare_lint! {
    /// ## What it finds
    /// A key of another type than the token's algorithm takes, such as an RSA key for ES256.
    ///
    /// ## Why it matters
    /// The signature cannot be checked with it. A verifier that lets the token's `alg` decide how a key is read can be made to use a public key as an HMAC secret.
    ///
    /// ## What to do
    /// Look for the key that fits; in a key set, `kid` names it. In the verifier, bind each key to its algorithm.
    ///
    /// ## References
    /// - RFC 8725, section 3.1
    KEY_TYPE_MISMATCH, "key-type-mismatch", Error, "Key type does not fit the algorithm",
    "RFC 8725 3.1", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Why::KeyTypeMismatch { expected, found } = &subject.verdict.why {
        let message = format!(
            "{} takes {}, but you gave {found}. Look for the key that fits, and never let a token's `alg` decide how a key is read.",
            text::quoted(subject.facts.algorithm().unwrap_or_default()),
            expected
        );
        findings.push(KEY_TYPE_MISMATCH.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;
    use crate::report::SignatureState;

    const ES256: &str = r#"{"alg":"ES256"}"#;

    #[test]
    fn fires_when_no_key_fits() {
        let why = Why::KeyTypeMismatch { expected: "an EC key", found: "an RSA key".into() };
        let case = Case::header(ES256).ec_key(false).judged(SignatureState::Error, why);
        let message = case.finding(&KEY_TYPE_MISMATCH).unwrap().message;
        assert!(message.contains("takes an EC key, but you gave an RSA key"), "{message}");
    }

    #[test]
    fn is_silent_when_the_type_fits() {
        let case = Case::header(ES256).ec_key(false);
        assert!(!case.judged(SignatureState::Invalid, Why::Mismatch).fires(&KEY_TYPE_MISMATCH));
    }
}
