//! Rule `claim-sub-long`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `sub` of an ID token or access token that is longer than 255 characters or not ASCII.
    ///
    /// ## Why it matters
    /// OpenID Connect limits it. Databases cut longer values, and two accounts become one.
    ///
    /// ## What to do
    /// Use a shorter identifier.
    ///
    /// ## References
    /// - OpenID Connect Core 2
    CLAIM_SUB_LONG, "claim-sub-long", Warning, "sub longer than 255 characters",
    "OpenID Connect Core 2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let person = subject.facts.claim("sub").and_then(Node::as_str).unwrap_or_default();
    let profile = matches!(subject.facts.profile.id, "id_token" | "at+jwt");
    if profile && (person.len() > 255 || !person.is_ascii()) {
        let message = "`sub` is longer than 255 characters or not ASCII, which OpenID Connect forbids: databases may cut it and merge accounts. Use a shorter identifier.";
        findings.push(CLAIM_SUB_LONG.at_claim(subject, "sub", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn long(length: usize) -> Case {
        Case::claims(&format!(r#"{{"nonce":"n","sub":"{}"}}"#, "x".repeat(length)))
    }

    #[test]
    fn fires_beyond_the_limit() {
        let case = long(300);
        assert!(case.fires(&CLAIM_SUB_LONG), "{case:?}");
    }

    #[test]
    fn is_silent_below_it_and_elsewhere() {
        for case in [long(200), Case::claims(r#"{"sub":"ä"}"#)] {
            assert!(!case.fires(&CLAIM_SUB_LONG), "{case:?}");
        }
    }
}
