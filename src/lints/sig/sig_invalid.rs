//! Rule `sig-invalid`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::SignatureState;
use crate::verdict::Why;

declare_lint! {
    /// ## What it finds
    /// A signature that matches no key that you gave, although the key is of the right type.
    ///
    /// ## Why it matters
    /// Either the key is another one, or header or payload were changed after signing. A verifier must refuse the token.
    ///
    /// ## What to do
    /// Compare `kid`, issuer and environment (test keys for test tokens). Then look whether something between issuer and you decodes and encodes the token anew.
    ///
    /// ## References
    /// - RFC 7515, section 5.2
    SIG_INVALID, "sig-invalid", Error, "Signature does not verify",
    "RFC 7515 5.2", needs: [Header, Signature, Key]
}

const NAMED: &str = "The signature does not match this key and content. Either the key is the wrong one (compare `kid` and issuer), or header or payload were changed after signing.";
const UNNAMED: &str = "The signature does not match this key and content. Either the key is the wrong one (the token names none by `kid`; compare the issuer), or header or payload were changed after signing.";

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.verdict.state == SignatureState::Invalid && subject.verdict.why == Why::Mismatch {
        let message = match subject.facts.key_id() {
            Some(_) => NAMED,
            None => UNNAMED,
        };
        // A cause that is no rule of its own is said here.
        let mut causes = subject.verdict.diagnosis.iter();
        let message =
            causes.find(|it| it.cause.starts_with("ecdsa-")).map_or(message, |it| &it.message);
        findings.push(SIG_INVALID.at_segment(subject, 2, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    #[test]
    fn fires_on_a_mismatch() {
        let case = Case::header(HS256).secret(32).judged(SignatureState::Invalid, Why::Mismatch);
        assert!(case.fires(&SIG_INVALID));
    }

    #[test]
    fn a_kid_is_compared_only_where_there_is_one() {
        for (header, told) in [(HS256, UNNAMED), (r#"{"alg":"HS256","kid":"a"}"#, NAMED)] {
            let case = Case::header(header).secret(32);
            let case = case.judged(SignatureState::Invalid, Why::Mismatch);
            let messages: Vec<_> = case.findings().into_iter().map(|it| it.message).collect();
            assert!(messages.contains(&told.to_owned()), "{header}: {messages:?}");
        }
    }

    #[test]
    fn gives_way_to_a_known_cause() {
        let rules = Case::header(HS256).secret(32).diagnosed("sig-hmac-secret-encoding").rules();
        assert!(!rules.contains(&"sig-invalid".to_owned()), "{rules:?}");
    }

    #[test]
    fn is_silent_when_the_key_is_of_another_type() {
        let why = Why::KeyTypeMismatch { expected: "a shared secret", found: "an EC key".into() };
        let case = Case::header(HS256).ec_key(false).judged(SignatureState::Error, why);
        assert!(!case.fires(&SIG_INVALID));
    }
}
