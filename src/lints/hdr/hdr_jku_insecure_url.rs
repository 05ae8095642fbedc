//! Rule `hdr-jku-insecure-url`.

use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `jku` or `x5u` that is no https URL, or that points to an address, an internal host, an unusual port, or carries a user name.
    ///
    /// ## Why it matters
    /// Fetching it sends the verifier into its own network, to cloud metadata for example, or over a line that anyone can change.
    ///
    /// ## What to do
    /// Refuse the token. Fetch keys only over https from the addresses you allow.
    ///
    /// ## References
    /// - RFC 7515 4.1.2, 4.1.5
    /// - draft-ietf-oauth-rfc8725bis-08 3.10
    HDR_JKU_INSECURE_URL, "hdr-jku-insecure-url", Error, "jku/x5u URL is unsafe",
    "RFC 7515 4.1.2, 4.1.5; draft-ietf-oauth-rfc8725bis-08 3.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in ["jku", "x5u"] {
        let Some(value) = subject.facts.header(name) else { continue };
        let Some(reason) = fault(value.as_str().unwrap_or_default()) else { continue };
        let message = format!(
            "`{name}` {reason}; a verifier that fetches it may be led into its own network. Refuse the token, and fetch keys only from the addresses you allow."
        );
        findings.push(HDR_JKU_INSECURE_URL.at_header(subject, name, message));
    }
}

fn fault(text: &str) -> Option<&'static str> {
    let Some(url) = Url::read(text) else { return Some("is no absolute URL") };
    match () {
        () if !url.scheme.eq_ignore_ascii_case("https") => Some("is not https"),
        () if url.user.is_some() => Some("has a user name before the host"),
        () if url.is_address() => Some("points to a numeric address"),
        () if url.is_internal() => Some("points to an internal host"),
        () if !matches!(url.port, None | Some("443" | "8443")) => Some("has an unusual port"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_addresses_that_lead_inside() {
        for case in [
            Case::header(r#"{"alg":"RS256","jku":"http://169.254.169.254/latest"}"#),
            Case::header(r#"{"alg":"RS256","jku":"https://user@evil.test"}"#),
            Case::header(r#"{"alg":"RS256","x5u":"https://2130706433/c"}"#),
            Case::header(r#"{"alg":"RS256","jku":"https://metadata.google.internal/x"}"#),
            Case::header(r#"{"alg":"RS256","jku":7}"#),
        ] {
            assert!(case.fires(&HDR_JKU_INSECURE_URL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_public_https() {
        let case = Case::header(
            r#"{"alg":"RS256","jku":"https://login.example.com/.well-known/jwks.json"}"#,
        );
        assert!(!case.fires(&HDR_JKU_INSECURE_URL), "{case:?}");
    }
}
