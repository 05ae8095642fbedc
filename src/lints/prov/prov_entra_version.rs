//! Rule `prov-entra-version`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token of Microsoft Entra ID whose `ver` or `tid` does not fit its issuer.
    ///
    /// ## Why it matters
    /// Tokens of version 1.0 and 2.0 have different issuers; a verifier set up for one refuses the other.
    ///
    /// ## What to do
    /// Set the version that your API requests, or accept the issuer of the other.
    ///
    /// ## References
    /// - MicrosoftDocs entra-docs access-token-claims-reference
    PROV_ENTRA_VERSION, "prov-entra-version", Error, "Entra v1/v2 mismatch",
    "MicrosoftDocs entra-docs access-token-claims-reference", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let (issuer, version, tenant) = (text("iss"), text("ver"), text("tid"));
    let is_first = |issuer: &str| issuer.starts_with("https://sts.windows.net/");
    let is_second = |issuer: &str| issuer.starts_with("https://login.microsoftonline.");
    let (first, second) = (is_first(issuer), is_second(issuer));
    let expected = subject.options.issuer.as_deref().unwrap_or_default();
    let other = first && is_second(expected) || second && is_first(expected);
    let mixed = first && version == "2.0" || second && version == "1.0";
    let foreign = (first || second) && !tenant.is_empty() && !issuer.contains(tenant);
    if mixed || foreign || other {
        let message = "`ver`, `tid` or the issuer that you expect does not fit the issuer: version 1.0 has https://sts.windows.net/{tid}/, version 2.0 https://login.microsoftonline.com/{tid}/v2.0. Set the version that your API requests, or accept the other issuer.";
        findings.push(PROV_ENTRA_VERSION.at_claim(subject, "iss", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_mixed_versions() {
        for case in [
            Case::claims(
                r#"{"iss":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0","ver":"1.0"}"#,
            ),
            Case::claims(r#"{"iss":"https://sts.windows.net/x/","tid":"y"}"#),
        ] {
            assert!(case.fires(&PROV_ENTRA_VERSION), "{case:?}");
        }
    }

    #[test]
    fn compares_with_the_issuer_that_is_expected() {
        let expecting = |issuer: &str| {
            let mut case =
                Case::claims(r#"{"iss":"https://sts.windows.net/t/","ver":"1.0","tid":"t"}"#);
            case.options.issuer = Some(issuer.to_owned());
            case.fires(&PROV_ENTRA_VERSION)
        };
        assert!(expecting("https://login.microsoftonline.com/t/v2.0"));
        assert!(!expecting("https://sts.windows.net/t/"));
    }

    #[test]
    fn is_silent_about_consistent_tokens() {
        for case in [
            Case::claims(
                r#"{"iss":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0","ver":"2.0","tid":"9188040d-6c67-4c5b-b112-36a304b66dad"}"#,
            ),
            Case::claims(r#"{"ver":"1.0"}"#),
        ] {
            assert!(!case.fires(&PROV_ENTRA_VERSION), "{case:?}");
        }
    }
}
