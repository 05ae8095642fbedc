//! Rule `claim-jti-weak`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `jti` shorter than 8 characters, or a short number.
    ///
    /// ## Why it matters
    /// Predictable identifiers collide: two tokens share one, and revoking or replay detection hits the wrong one.
    ///
    /// ## What to do
    /// Use a UUID or 128 random bits.
    ///
    /// ## References
    /// - RFC 7519 4.1.7
    CLAIM_JTI_WEAK, "claim-jti-weak", Verbose, "jti is short or sequential",
    "RFC 7519 4.1.7", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = subject.facts.claim("jti").and_then(Node::as_str).filter(|id| !id.is_empty())
    else {
        return;
    };
    let counter = id.len() < 10 && id.bytes().all(|byte| byte.is_ascii_digit());
    if counter || id.chars().count() < 8 {
        let message = "`jti` is short or a counter, so two tokens may share it. Use a UUID or 128 random bits.";
        findings.push(CLAIM_JTI_WEAK.at_claim(subject, "jti", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_short_identifiers() {
        for case in [Case::claims(r#"{"jti":"12"}"#), Case::claims(r#"{"jti":"123456789"}"#)] {
            assert!(case.fires(&CLAIM_JTI_WEAK), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_uuids() {
        let case = Case::claims(r#"{"jti":"3f1c2a7e-6b1d-4c55-9a53-0d6a3b9f1a10"}"#);
        assert!(!case.fires(&CLAIM_JTI_WEAK), "{case:?}");
    }
}
