//! Rule `key-kid-mismatch`.

use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::{Severity, SignatureState};

declare_lint! {
    /// ## What it finds
    /// A single key whose `kid` is not the token's.
    ///
    /// ## Why it matters
    /// The token asks for another key, perhaps after a rotation.
    ///
    /// ## What to do
    /// Fetch the issuer's current key set.
    ///
    /// ## References
    /// - RFC 7515 4.1.4
    KEY_KID_MISMATCH, "key-kid-mismatch", Warning, "Key ID differs from the token's kid",
    "RFC 7515 4.1.4", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let [key] = subject.keys.list.as_slice() else { return };
    let (Some(wanted), Some(given)) = (subject.facts.key_id(), key.key_id.as_deref()) else {
        return;
    };
    if wanted != given {
        let matched = subject.verdict.state == SignatureState::Valid;
        let severity = if matched { Severity::Info } else { KEY_KID_MISMATCH.severity };
        let message = format!(
            "The token asks for the key {}, you gave {}. Fetch the issuer's current key set.",
            text::quoted(wanted),
            text::quoted(given)
        );
        findings.push(KEY_KID_MISMATCH.at_header(subject, "kid", message).graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn named(key_id: Option<&str>) -> Case {
        let mut case = Case::header(r#"{"alg":"ES256","kid":"a"}"#).ec_key(false);
        case.keys.list[0].key_id = key_id.map(str::to_owned);
        case
    }

    #[test]
    fn fires_on_another_name() {
        let case = named(Some("b"));
        assert!(case.fires(&KEY_KID_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_a_note_when_the_key_matches_all_the_same() {
        let mut case = named(Some("b"));
        assert_eq!(case.finding(&KEY_KID_MISMATCH).unwrap().severity, KEY_KID_MISMATCH.severity);
        case.verdict.state = SignatureState::Valid;
        assert_eq!(case.finding(&KEY_KID_MISMATCH).unwrap().severity, Severity::Info);
    }

    #[test]
    fn is_silent_about_the_same_and_about_none() {
        for case in [named(Some("a")), named(None)] {
            assert!(!case.fires(&KEY_KID_MISMATCH), "{case:?}");
        }
    }
}
