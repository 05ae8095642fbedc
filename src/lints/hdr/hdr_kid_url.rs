//! Rule `hdr-kid-url`.

use crate::encoding::json::Node;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A `kid` that is a URL with a scheme such as `http`, `ftp` or `file`.
    ///
    /// ## Why it matters
    /// A verifier that fetches it reaches whatever address the sender names, and takes the sender's key.
    ///
    /// ## What to do
    /// Look up keys only in the set that your issuer publishes.
    ///
    /// ## References
    /// - RFC 8725 3.10
    HDR_KID_URL, "hdr-kid-url", Warning, "kid is a URL",
    "RFC 8725 3.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(url) = subject.facts.key_id().and_then(Url::read) else { return };
    let scheme = url.scheme.to_ascii_lowercase();
    // An ACME account is named by its URL (RFC 8555 section 6.2).
    let account = subject.facts.profile.id == "acme";
    if account || !["http", "https", "ftp", "file", "gopher", "ldap"].contains(&scheme.as_str()) {
        return;
    }
    let issuer = subject.facts.claim("iss").and_then(Node::as_str).and_then(Url::read);
    let own = scheme == "https" && issuer.is_some_and(|issuer| issuer.host == url.host);
    let severity = if own { Severity::Info } else { HDR_KID_URL.severity };
    let message = "`kid` is a URL: a verifier that fetches it reaches any address the sender names, and takes the sender's key. Look up keys only in the set that your issuer publishes.";
    findings.push(HDR_KID_URL.at_header(subject, "kid", message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_urls() {
        for case in [
            Case::header(r#"{"alg":"RS256","kid":"http://evil.test/k.json"}"#),
            Case::header(r#"{"alg":"RS256","kid":"https://idp.example/k"}"#),
        ] {
            assert!(case.fires(&HDR_KID_URL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_other_identifiers() {
        for case in [
            Case::header(r#"{"alg":"RS256","kid":"did:web:ex.com#k1"}"#),
            Case::header(
                r#"{"alg":"RS256","kid":"urn:ietf:params:oauth:jwk-thumbprint:sha-256:x"}"#,
            ),
        ] {
            assert!(!case.fires(&HDR_KID_URL), "{case:?}");
        }
    }

    #[test]
    fn is_a_note_on_the_issuers_own_host() {
        let case = Case::header(r#"{"alg":"RS256","kid":"https://idp.example/k"}"#);
        assert_eq!(case.finding(&HDR_KID_URL).unwrap().severity, Severity::Info);
    }
}
