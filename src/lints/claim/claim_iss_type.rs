//! Rule `claim-iss-type`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `iss` that is no string, is empty, or contains a colon without being a URI.
    ///
    /// ## Why it matters
    /// Lists and objects here have led issuer checks astray.
    ///
    /// ## What to do
    /// Write the issuer as one string: a URL, or a name without a colon.
    ///
    /// ## References
    /// - RFC 7519 2 (StringOrURI), 4.1.1
    /// - CVE-2024-53861 (PyJWT partial iss comparison)
    CLAIM_ISS_TYPE, "claim-iss-type", Error, "iss is not a string or is malformed",
    "RFC 7519 2 (StringOrURI), 4.1.1; CVE-2024-53861 (PyJWT partial iss comparison)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(issuer) = subject.facts.claim("iss").filter(|issuer| !issuer.is_null()) else {
        return;
    };
    let fault = match issuer.as_str() {
        None => "is not a string",
        Some("") => "is empty",
        Some(text) if text.contains(':') && !is_uri(text) => "contains a colon but is no URI",
        Some(_) => return,
    };
    let message = format!(
        "`iss` {fault}. Issuer checks have failed on such values: write it as one string, a URL or a name without a colon."
    );
    findings.push(CLAIM_ISS_TYPE.at_claim(subject, "iss", message));
}

/// A scheme, a colon and something without blanks (RFC 3986 section 3).
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(plain)
        && !rest.is_empty()
        && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_values() {
        for case in [
            Case::claims(r#"{"iss":["a","b"]}"#),
            Case::claims(r#"{"iss":""}"#),
            Case::claims(r#"{"iss":"1:a b"}"#),
            Case::claims(r#"{"iss":5}"#),
        ] {
            assert!(case.fires(&CLAIM_ISS_TYPE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_names_and_uris() {
        for case in [
            Case::claims(r#"{"iss":"accounts.google.com"}"#),
            Case::claims(r#"{"iss":"https://a.example"}"#),
            Case::claims(r#"{"iss":"123"}"#),
            Case::claims(r#"{"iss":"did:web:a.example"}"#),
        ] {
            assert!(!case.fires(&CLAIM_ISS_TYPE), "{case:?}");
        }
    }
}
