//! Rule `jwks-url-pasted`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An address in the key box instead of a key.
    ///
    /// ## Why it matters
    /// This page fetches nothing.
    ///
    /// ## What to do
    /// Open the address yourself and paste what it shows. Of a discovery document, open its `jwks_uri`.
    ///
    /// ## References
    /// - Common practice
    JWKS_URL_PASTED, "jwks-url-pasted", Info, "URL given instead of key content",
    "Common practice", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = subject.keys.text.0.trim();
    let address = (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace);
    let discovery = text.starts_with('{') && text.contains("\"jwks_uri\"");
    if address || discovery {
        let what = if address { "an address" } else { "a discovery document" };
        let message = format!(
            "The key box holds {what} instead of a key, and nothing is fetched here. Open {} yourself and paste the JSON it shows.",
            if address { "it" } else { "its `jwks_uri`" }
        );
        findings.push(JWKS_URL_PASTED.finding(message));
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
    fn fires_on_addresses() {
        for case in
            [pasted("https://idp.example/.well-known/jwks.json"), pasted("{\"jwks_uri\":\"x\"}")]
        {
            assert!(case.fires(&JWKS_URL_PASTED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_keys() {
        for case in [pasted("{\"keys\":[]}"), pasted("secret")] {
            assert!(!case.fires(&JWKS_URL_PASTED), "{case:?}");
        }
    }
}
