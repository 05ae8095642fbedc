//! Rule `claim-injection-payload`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A claim about a person, role or address with the syntax of scripts, SQL, LDAP, JNDI or templates.
    ///
    /// ## Why it matters
    /// Signed does not mean harmless: the value reaches logs, queries and pages.
    ///
    /// ## What to do
    /// Check and escape claims like anything that people enter.
    ///
    /// ## References
    /// - RFC 8725 2.9 and 3.10
    CLAIM_INJECTION_PAYLOAD, "claim-injection-payload", Warning, "Claim value contains attack syntax",
    "RFC 8725 2.9 and 3.10", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in NAMES {
        let value = subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
        if is_attack(value) {
            let message = format!(
                "`{name}` has the syntax of an attack on pages, queries or logs. Signed does not mean harmless: check and escape claims like anything that people enter."
            );
            findings.push(CLAIM_INJECTION_PAYLOAD.at_claim(subject, name, message));
        }
    }
}

fn is_attack(value: &str) -> bool {
    const PARTS: [&str; 6] = ["<script", "javascript:", "${jndi:", "../../", "*)(", "%0d%0a"];
    let folded = value.to_ascii_lowercase().replace("< script", "<script").replace("..\\", "../");
    let template = folded.split_once("{{").is_some_and(|(_, after)| after.contains("}}"));
    let sql = folded.split('\'').skip(1).any(|after| {
        let after = after.trim_start();
        ["or ", "union "].iter().any(|word| after.starts_with(word))
    });
    PARTS.iter().any(|part| folded.contains(part)) || template || sql
}

const NAMES: [&str; 17] = [
    "iss",
    "sub",
    "aud",
    "client_id",
    "username",
    "preferred_username",
    "email",
    "name",
    "scope",
    "role",
    "roles",
    "tenant",
    "picture",
    "profile",
    "website",
    "redirect_uri",
    "htu",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_syntax_of_attacks() {
        for case in [
            Case::claims(r#"{"name":"<script>alert(1)</script>"}"#),
            Case::claims(r#"{"sub":"a' or 1=1"}"#),
        ] {
            assert!(case.fires(&CLAIM_INJECTION_PAYLOAD), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_names() {
        for case in [
            Case::claims(r#"{"name":"O'Brien"}"#),
            Case::claims(r#"{"bio":"I <3 JS"}"#),
            Case::claims(r#"{"name":"Ann 'Orville' B"}"#),
        ] {
            assert!(!case.fires(&CLAIM_INJECTION_PAYLOAD), "{case:?}");
        }
    }
}
