//! Rule `ok-key-thumbprint-kid`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `kid` that is the RFC 7638 thumbprint of your key.
    ///
    /// ## Why it matters
    /// It cannot point to another key.
    ///
    /// ## What to do
    /// Nothing.
    ///
    /// ## References
    /// - RFC 7638
    OK_KEY_THUMBPRINT_KID, "ok-key-thumbprint-kid", Ok, "kid is the key's thumbprint",
    "RFC 7638", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(kid) = subject.facts.key_id() else { return };
    if subject.keys.list.iter().any(|key| key.thumbprint.as_deref() == Some(kid)) {
        let message =
            "`kid` is the RFC 7638 thumbprint of your key, so it cannot point to another.";
        findings.push(OK_KEY_THUMBPRINT_KID.at_header(subject, "kid", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn thumbprint(text: &str) -> Case {
        let mut case = Case::header(r#"{"alg":"ES256","kid":"a"}"#).ec_key(false);
        case.keys.list[0].thumbprint = Some(text.to_owned());
        case
    }

    #[test]
    fn fires_when_they_are_equal() {
        let case = thumbprint("a");
        assert!(case.fires(&OK_KEY_THUMBPRINT_KID), "{case:?}");
    }

    #[test]
    fn is_silent_about_other_names() {
        let case = thumbprint("b");
        assert!(!case.fires(&OK_KEY_THUMBPRINT_KID), "{case:?}");
    }
}
