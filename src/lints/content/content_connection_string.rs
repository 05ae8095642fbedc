//! Rule `content-connection-string`.

use crate::lints::url::Url;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A URL with a user name and password, or a connection string with a password.
    ///
    /// ## Why it matters
    /// Everyone who sees the token can reach the system behind it.
    ///
    /// ## What to do
    /// Remove it, and replace the credentials.
    ///
    /// ## References
    /// - CWE-522
    CONTENT_CONNECTION_STRING, "content-connection-string", Error, "Connection string or URL credentials",
    "CWE-522", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    walk(claims, &mut |visit| {
        if is_connection(visit.node.as_str().unwrap_or_default()) {
            let message = format!(
                "`{}` holds credentials of a system behind the service. Remove it, and replace them.",
                visit.pointer
            );
            findings.push(visit.finding(&CONTENT_CONNECTION_STRING, subject, 1, message));
        }
    });
}

fn is_connection(text: &str) -> bool {
    let password = Url::read(text).and_then(|url| url.user).and_then(|user| user.split_once(':'));
    let folded = text.to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    let string = has(&["password=", "pwd="]) && has(&["server=", "data source=", "host="]);
    password.is_some_and(|(_, password)| password.len() >= 3)
        || string
        || has(&["accountkey=", "sharedaccesssignature", "sharedaccesskey="])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_credentials_in_addresses() {
        for case in [
            Case::claims(r#"{"db":"postgres://u:p4ss@db/x"}"#),
            Case::claims(r#"{"db":"Server=a;Password=secret;"}"#),
        ] {
            assert!(case.fires(&CONTENT_CONNECTION_STRING), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_user_names() {
        for case in [
            Case::claims(r#"{"url":"https://user@example.com/"}"#),
            Case::claims(r#"{"a":"password=1"}"#),
        ] {
            assert!(!case.fires(&CONTENT_CONNECTION_STRING), "{case:?}");
        }
    }
}
