//! Rule `hdr-jku-foreign-host`.

use super::is_sap;
use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `jku` or `x5u` on another domain than the issuer's.
    ///
    /// ## Why it matters
    /// It is the classic substitution of keys: the issuer is one, the key comes from another.
    ///
    /// ## What to do
    /// Refuse it unless you know that this issuer publishes its keys there.
    ///
    /// ## References
    /// - RFC 8725 3.8
    HDR_JKU_FOREIGN_HOST, "hdr-jku-foreign-host", Warning, "Key URL is not on the issuer's domain",
    "RFC 8725 3.8", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let issuer = subject.facts.claim("iss").and_then(Node::as_str).and_then(Url::read);
    let Some(issuer) = issuer.filter(|_| subject.facts.profile.id != "passport") else { return };
    for name in ["jku", "x5u"] {
        let url = subject.facts.header(name).and_then(Node::as_str).and_then(Url::https);
        let Some(url) = url.filter(|url| !is_sap(url) && url.domain() != issuer.domain()) else {
            continue;
        };
        let message = format!(
            "`{name}` fetches the key from {}, but the issuer is {}: keys must provably belong to the issuer. Refuse it unless you know that they do.",
            text::quoted(url.host),
            text::quoted(issuer.host)
        );
        findings.push(HDR_JKU_FOREIGN_HOST.at_header(subject, name, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_another_domain() {
        let case = Case::header(r#"{"alg":"RS256","jku":"https://idp.example.evil.test/jwks"}"#);
        assert!(case.fires(&HDR_JKU_FOREIGN_HOST), "{case:?}");
    }

    #[test]
    fn is_silent_on_the_issuers_domain() {
        for case in [
            Case::jwt(
                r#"{"alg":"RS256","jku":"https://keys.example.com/jwks"}"#,
                r#"{"iss":"https://login.example.com"}"#,
            ),
            Case::jwt(
                r#"{"alg":"RS256","jku":"https://keys.example.com/jwks"}"#,
                r#"{"iss":"me"}"#,
            ),
        ] {
            assert!(!case.fires(&HDR_JKU_FOREIGN_HOST), "{case:?}");
        }
    }
}
