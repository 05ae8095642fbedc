//! Rule `claim-privileged-role`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A role, group or scope with broad power: `admin`, `root`, `*`, `service_role`, `system:masters`.
    ///
    /// ## Why it matters
    /// Who steals this token gets all of that.
    ///
    /// ## What to do
    /// Handle it accordingly, and give it the shortest lifetime.
    ///
    /// ## References
    /// - RFC 9700 2.3
    CLAIM_PRIVILEGED_ROLE, "claim-privileged-role", Verbose, "Token grants broad privileges",
    "RFC 9700 2.3", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    for name in ["role", "roles", "groups", "scope", "scp"] {
        let Some(claim) = facts.claim(name) else { continue };
        let words = claim.as_str().into_iter().flat_map(|text| text.split(' '));
        let listed = claim.elements().unwrap_or_default().iter().filter_map(Node::as_str);
        if let Some(power) =
            words.chain(listed).find(|it| POWERS.contains(&it.to_ascii_lowercase().as_str()))
        {
            let message = format!(
                "`{name}` grants {}, a broad power. Handle the token accordingly, and give it the shortest lifetime.",
                text::quoted(power)
            );
            findings.push(CLAIM_PRIVILEGED_ROLE.at_claim(subject, name, message));
        }
    }
    if facts.claim("admin").and_then(Node::as_bool) == Some(true) {
        let message = "`admin` is true, a broad power. Handle the token accordingly, and give it the shortest lifetime.";
        findings.push(CLAIM_PRIVILEGED_ROLE.at_claim(subject, "admin", message));
    }
}

const POWERS: [&str; 9] = [
    "admin",
    "root",
    "superuser",
    "*",
    "*:*",
    "service_role",
    "cluster-admin",
    "system:masters",
    "administrator",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_broad_powers() {
        for case in [
            Case::claims(r#"{"groups":["system:masters"]}"#),
            Case::claims(r#"{"scope":"read admin"}"#),
            Case::claims(r#"{"admin":true}"#),
        ] {
            assert!(case.fires(&CLAIM_PRIVILEGED_ROLE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_ordinary_roles() {
        for case in [
            Case::claims(r#"{"role":"authenticated"}"#),
            Case::claims(r#"{"scope":"administration.read"}"#),
        ] {
            assert!(!case.fires(&CLAIM_PRIVILEGED_ROLE), "{case:?}");
        }
    }
}
