//! Rule `key-pem-escaped`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A PEM text with the two characters `\\n` instead of line breaks.
    ///
    /// ## Why it matters
    /// It comes from an environment variable or a JSON file. Libraries refuse it as it is; here it was repaired.
    ///
    /// ## What to do
    /// Replace `\\n` by line breaks where your program reads it.
    ///
    /// ## References
    /// - Common practice
    KEY_PEM_ESCAPED, "key-pem-escaped", Info, "PEM contains literal \\n",
    "Common practice", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = &subject.keys.text.0;
    let pem = text.split_once("-----BEGIN ").map_or("", |(_, after)| after);
    if pem.contains("-----\\n") || pem.contains("\\n-----END") {
        let message = "The PEM text has `\\n` instead of line breaks, as in environment variables; it was read as line breaks. Replace them where your program reads the key.";
        findings.push(KEY_PEM_ESCAPED.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(text: &str) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).secret_text(text)
    }

    #[test]
    fn fires_on_written_line_breaks() {
        let case = pasted("-----BEGIN PUBLIC KEY-----\\nMIIB\\n-----END PUBLIC KEY-----");
        assert!(case.fires(&KEY_PEM_ESCAPED), "{case:?}");
    }

    #[test]
    fn is_silent_about_real_ones() {
        let case = pasted("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----");
        assert!(!case.fires(&KEY_PEM_ESCAPED), "{case:?}");
    }
}
