//! Rule `key-hmac-whitespace`.

use super::has_secret;
use crate::lints::{Finding, Subject, declare_lint};
use crate::request::KeyFormat;

declare_lint! {
    /// ## What it finds
    /// A secret with blanks, a line break or quotes at its ends.
    ///
    /// ## Why it matters
    /// They belong to the secret as it was pasted. If the other side has the secret without them, signatures do not match.
    ///
    /// ## What to do
    /// Make both sides use the same bytes. `echo` adds a line break; `echo -n` does not.
    ///
    /// ## References
    /// - Common practice
    KEY_HMAC_WHITESPACE, "key-hmac-whitespace", Warning, "Secret has leading or trailing whitespace",
    "Common practice", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = &*subject.keys.text.0;
    let odd = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '"' | '\'');
    let raw = has_secret(subject) && subject.keys.format == KeyFormat::SecretUtf8;
    if raw && (text.starts_with(odd) || text.ends_with(odd)) {
        let message = "The secret begins or ends with a blank, a line break or a quote, which counts as part of it. The other side must use the same bytes; remove it if it is not meant.";
        findings.push(KEY_HMAC_WHITESPACE.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(secret: &str) -> Case {
        Case::header(r#"{"alg":"HS256"}"#).secret_text(secret)
    }

    #[test]
    fn fires_on_blanks_at_the_ends() {
        for case in [pasted("s3cr3t\n"), pasted(" s3cr3t"), pasted("\"s3cr3t\"")] {
            assert!(case.fires(&KEY_HMAC_WHITESPACE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_blanks_inside() {
        let case = pasted("correct horse");
        assert!(!case.fires(&KEY_HMAC_WHITESPACE), "{case:?}");
    }
}
