//! Rule `key-hmac-placeholder`.

use super::has_secret;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A secret that is a placeholder: `${JWT_SECRET}`, `undefined`, `changeme`, `your-secret-key`.
    ///
    /// ## Why it matters
    /// The configuration was not filled in. If the server runs with it, anyone can make tokens.
    ///
    /// ## What to do
    /// Set a random secret, and let the server refuse to start without one.
    ///
    /// ## References
    /// - CWE-1188, CWE-798
    KEY_HMAC_PLACEHOLDER, "key-hmac-placeholder", Error, "Secret is an unresolved placeholder",
    "CWE-1188, CWE-798", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = subject.keys.text.0.trim();
    if has_secret(subject) && is_placeholder(text) {
        let message = "The secret is a placeholder: the configuration was not filled in. If the server runs with it, anyone can make tokens; set a random secret.";
        findings.push(KEY_HMAC_PLACEHOLDER.finding(message));
    }
}

fn is_placeholder(text: &str) -> bool {
    let folded = text.to_ascii_lowercase();
    let is = |words: &[&str]| words.contains(&folded.as_str());
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    let between = |open: &str, close: &str| {
        folded.len() > 2 && folded.starts_with(open) && folded.ends_with(close)
    };
    let name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let variable = folded
        .strip_prefix('$')
        .is_some_and(|rest| name(rest.trim_start_matches('{').trim_end_matches('}')));
    let yours = starts(&["your-", "your_", "your "])
        && (folded.contains("secret") || folded.contains("key"));
    variable
        || yours
        || between("<", ">")
        || between("{{", "}}")
        || between("%", "%")
        || is(&["undefined", "null", "none", "nil", "[object object]"])
        || starts(&[
            "process.env.",
            "os.environ",
            "replaceme",
            "replace_me",
            "changeme",
            "change-me",
            "change_me",
            "change me",
            "todo",
        ])
        || folded.len() > 2 && folded.chars().all(|c| c == 'x')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(secret: &str) -> Case {
        Case::header(r#"{"alg":"HS256"}"#).secret_text(secret)
    }

    #[test]
    fn fires_on_placeholders() {
        for case in [
            pasted("${JWT_SECRET}"),
            pasted("undefined"),
            pasted("changeme"),
            pasted("your-256-bit-secret"),
            pasted("<secret>"),
        ] {
            assert!(case.fires(&KEY_HMAC_PLACEHOLDER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_random_text() {
        for case in [pasted("K7$undefinedQ2"), pasted("correct horse")] {
            assert!(!case.fires(&KEY_HMAC_PLACEHOLDER), "{case:?}");
        }
    }
}
