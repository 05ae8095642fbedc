//! Rule `content-password-hash`.

use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// The hash of a password: bcrypt, argon2, scrypt, PBKDF2, crypt or LDAP form.
    ///
    /// ## Why it matters
    /// Whoever sees the token can try passwords on their own machine. The code puts the whole record of the user into the token.
    ///
    /// ## What to do
    /// Choose the few claims that are needed.
    ///
    /// ## References
    /// - CWE-522
    CONTENT_PASSWORD_HASH, "content-password-hash", Error, "Password hash inside the token",
    "CWE-522", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    walk(claims, &mut |visit| {
        let text = visit.node.as_str().unwrap_or_default();
        let bcrypt = ["$2a$", "$2b$", "$2x$", "$2y$"].iter().any(|start| text.starts_with(start))
            && text.len() == 60;
        if bcrypt || text.len() > 20 && FORMS.iter().any(|start| text.starts_with(start)) {
            let message = format!(
                "`{}` is the hash of a password, which whoever sees the token can attack. The code puts the whole record of the user into the token: choose the few claims that are needed.",
                visit.pointer
            );
            findings.push(visit.finding(&CONTENT_PASSWORD_HASH, subject, 1, message));
        }
    });
}

const FORMS: [&str; 18] = [
    "$argon2id$",
    "$argon2i$",
    "$argon2d$",
    "$scrypt$",
    "$7$",
    "$pbkdf2",
    "pbkdf2_sha",
    "pbkdf2-sha",
    "$1$",
    "$5$",
    "$6$",
    "$y$",
    "{SSHA",
    "{SHA",
    "{SMD5",
    "{CRYPT",
    "bcrypt_sha256$",
    "argon2$",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_hashes() {
        let case = Case::claims(
            r#"{"user":{"password":"$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"}}"#,
        );
        assert!(case.fires(&CONTENT_PASSWORD_HASH), "{case:?}");
    }

    #[test]
    fn is_silent_about_random_text() {
        let case =
            Case::claims(r#"{"a":"012345678901234567890123456789012345678901234567890123456789"}"#);
        assert!(!case.fires(&CONTENT_PASSWORD_HASH), "{case:?}");
    }
}
