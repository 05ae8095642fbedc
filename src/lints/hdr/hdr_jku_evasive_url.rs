//! Rule `hdr-jku-evasive-url`.

use crate::encoding::json::Node;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `jku` or `x5u` with tricks in its path or query: `..`, `//`, backslashes, `@`, encoded slashes, a fragment, another URL inside, a redirecting parameter.
    ///
    /// ## Why it matters
    /// They lead past checks of the beginning or the host of a URL.
    ///
    /// ## What to do
    /// Compare the whole URL letter by letter with those you allow, and follow no redirects.
    ///
    /// ## References
    /// - RFC 8725 3.10
    /// - OWASP SSRF Prevention
    HDR_JKU_EVASIVE_URL, "hdr-jku-evasive-url", Warning, "Key URL contains redirect or parser tricks",
    "RFC 8725 3.10; OWASP SSRF Prevention", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in ["jku", "x5u"] {
        let url = subject.facts.header(name).and_then(Node::as_str).and_then(Url::read);
        if url.is_some_and(|url| is_evasive(url.rest)) {
            let message = format!(
                "`{name}` has tricks in its path or query that lead past checks of a URL's host or beginning. Compare the whole URL letter by letter with those you allow, and follow no redirects."
            );
            findings.push(HDR_JKU_EVASIVE_URL.at_header(subject, name, message));
        }
    }
}

fn is_evasive(rest: &str) -> bool {
    const PARTS: [&str; 9] = ["..", "//", "\\", "@", "%2f", "%40", "#", "http:", "https:"];
    const REDIRECTS: [&str; 7] = ["url", "next", "redirect", "return", "dest", "to", "u"];
    let folded = rest.to_ascii_lowercase();
    let query = folded.split_once('?').map_or("", |(_, query)| query);
    let names = query.split('&').filter_map(|pair| pair.split('=').next());
    let redirects = names.filter(|name| REDIRECTS.contains(name)).count() > 0;
    PARTS.iter().any(|part| folded.contains(part)) || redirects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_tricks() {
        for case in [
            Case::header(
                r#"{"alg":"RS256","jku":"https://idp.example/redirect?url=https://evil.test/jwks"}"#,
            ),
            Case::header(r#"{"alg":"RS256","jku":"https://idp.example/a/../b"}"#),
        ] {
            assert!(case.fires(&HDR_JKU_EVASIVE_URL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_plain_queries() {
        let case = Case::header(
            r#"{"alg":"RS256","jku":"https://idp.example/oauth2/v1/keys?client_id=abc"}"#,
        );
        assert!(!case.fires(&HDR_JKU_EVASIVE_URL), "{case:?}");
    }
}
