//! Rule `content-secret-claim`.

use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A claim named like a secret, such as `password`, `api_key` or `cvv`, with a value.
    ///
    /// ## Why it matters
    /// A payload is only encoded: everyone who sees the token reads it.
    ///
    /// ## What to do
    /// Remove it, and replace the secret.
    ///
    /// ## References
    /// - RFC 7519 12
    /// - CWE-522
    CONTENT_SECRET_CLAIM, "content-secret-claim", Error, "Secret value in a claim",
    "RFC 7519 12; CWE-522", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    walk(claims, &mut |visit| {
        let filled = match (visit.node.as_str(), visit.node.elements()) {
            (Some(text), _) => {
                text.len() >= 3 && !matches!(text, "true" | "false") && !text.contains("***")
            }
            (_, Some(list)) => !list.is_empty(),
            _ => false,
        };
        let named =
            visit.pointer.rsplit('/').next().is_some_and(|last| last.parse::<usize>().is_err());
        if filled && named && is_secret(visit.name) {
            let message = format!(
                "`{}` holds a secret, but a payload is only encoded: everyone who sees the token reads it. Remove it, and replace the secret.",
                visit.pointer
            );
            findings.push(visit.finding(&CONTENT_SECRET_CLAIM, subject, 1, message));
        }
    });
}

fn is_secret(name: &str) -> bool {
    let folded: String =
        name.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase()).collect();
    NAMES.contains(&folded.as_str()) || folded.starts_with("dbpass")
}

/// Without underscores and capitals.
const NAMES: [&str; 25] = [
    "password",
    "passwd",
    "pwd",
    "pass",
    "passphrase",
    "secret",
    "clientsecret",
    "apikey",
    "privatekey",
    "accesskey",
    "secretkey",
    "signingkey",
    "encryptionkey",
    "totpsecret",
    "mfasecret",
    "recoverycode",
    "recoverycodes",
    "securityanswer",
    "connectionstring",
    "creditcard",
    "cvv",
    "cvc",
    "userpassword",
    "dbpassword",
    "dbpass",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_secrets() {
        for case in [
            Case::claims(r#"{"password":"hunter2"}"#),
            Case::claims(r#"{"user":{"apiKey":"abcdef"}}"#),
        ] {
            assert!(case.fires(&CONTENT_SECRET_CLAIM), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_talk_of_secrets() {
        for case in [
            Case::claims(r#"{"pwd_exp":"1","pwd_url":"https://a.example"}"#),
            Case::claims(r#"{"amr":["pwd"]}"#),
            Case::claims(r#"{"password_reset":true}"#),
            Case::claims(r#"{"password":"***"}"#),
        ] {
            assert!(!case.fires(&CONTENT_SECRET_CLAIM), "{case:?}");
        }
    }
}
