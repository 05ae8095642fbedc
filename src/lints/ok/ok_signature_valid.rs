//! Rule `ok-signature-valid`.

use crate::lints::{Finding, Subject, declare_lint, text};
use crate::report::SignatureState;

declare_lint! {
    /// ## What it finds
    /// A signature that matches a key that you gave, under the algorithm of the header, with no error found in that key.
    ///
    /// ## Why it matters
    /// Header and payload are exactly what a holder of the signing key signed. It says nothing about who holds that key, nor whether the claims suit you.
    ///
    /// ## What to do
    /// Make sure that the key is really the issuer's, and check issuer, audience and times.
    ///
    /// ## References
    /// - RFC 7515, section 5.2
    OK_SIGNATURE_VALID, "ok-signature-valid", Ok, "Signature verified",
    "RFC 7515 5.2", needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.verdict.state != SignatureState::Valid {
        return;
    }
    let key = subject.verdict.key.and_then(|index| subject.keys.list.get(index));
    let id = key.and_then(|key| key.key_id.as_deref()).map(text::quoted);
    let thumbprint = key.and_then(|key| key.thumbprint.as_deref());
    let named = match (id, thumbprint) {
        (Some(id), Some(thumbprint)) => format!("your key {id} (thumbprint {thumbprint})"),
        (Some(id), None) => format!("your key {id}"),
        (None, Some(thumbprint)) => format!("your key with the thumbprint {thumbprint}"),
        (None, None) => "the key that you gave".to_owned(),
    };
    let algorithm = text::quoted(subject.facts.algorithm().unwrap_or_default());
    let message = format!("The {algorithm} signature matches {named}.");
    findings.push(OK_SIGNATURE_VALID.at_segment(subject, 2, message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};
    use crate::verdict::Why;

    #[test]
    fn fires_when_the_signature_matches() {
        let case = Case::header(HS256).secret(32).judged(SignatureState::Valid, Why::Matched);
        assert_eq!(case.rules(), ["ok-signature-valid", "ok-algorithm", "ok-lifetime"]);
    }

    #[test]
    fn gives_way_to_an_unfit_key() {
        let case = Case::header(HS256).secret(8).judged(SignatureState::Valid, Why::Matched);
        assert!(!case.rules().contains(&"ok-signature-valid".to_owned()));
    }

    #[test]
    fn is_silent_when_the_key_came_with_the_token() {
        let case = Case::header(HS256).secret(32).judged(SignatureState::Consistent, Why::Matched);
        assert!(!case.fires(&OK_SIGNATURE_VALID));
    }
}
