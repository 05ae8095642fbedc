//! Rule `claim-iss-mismatch`.

use super::difference;
use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `iss` other than the one that you expect.
    ///
    /// ## Why it matters
    /// Issuers are compared letter by letter; the token is from another issuer, or one side is configured wrongly.
    ///
    /// ## What to do
    /// If only a slash, a letter's case or the scheme differs, correct the configuration. Otherwise refuse the token.
    ///
    /// ## References
    /// - RFC 8725 3.8
    /// - OpenID Connect Core 3.1.3.7(2)
    /// - RFC 9207
    CLAIM_ISS_MISMATCH, "claim-iss-mismatch", Error, "Issuer differs from expected",
    "RFC 8725 3.8; OpenID Connect Core 3.1.3.7(2); RFC 9207", needs: [Claims, Issuer]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let expected = subject.options.issuer.as_deref().unwrap_or_default();
    let found = subject.facts.claim("iss").and_then(Node::as_str);
    if found == Some(expected) {
        return;
    }
    let shown = found.map_or_else(|| "missing".to_owned(), text::quoted);
    let message = format!(
        "`iss` is {shown}, expected is {}. {}",
        text::quoted(expected),
        advice(found.unwrap_or_default(), expected)
    );
    findings.push(CLAIM_ISS_MISMATCH.at_claim(subject, "iss", message));
}

fn advice(found: &str, expected: &str) -> String {
    match difference(found, expected) {
        Some(part) => format!(
            "Only {part} differs: issuers are compared letter by letter, so correct the configuration."
        ),
        None => "Refuse the token, or correct the expected issuer.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn expecting(issuer: &str, claims: &str) -> Case {
        let mut case = Case::claims(claims);
        case.options.issuer = Some(issuer.to_owned());
        case
    }

    #[test]
    fn fires_on_another_issuer() {
        for case in [
            expecting("https://t.auth0.com", r#"{"iss":"https://t.auth0.com/"}"#),
            expecting("a", "{}"),
        ] {
            assert!(case.fires(&CLAIM_ISS_MISMATCH), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_the_expected_one_and_without_expectation() {
        for case in [expecting("a", r#"{"iss":"a"}"#), Case::claims(r#"{"iss":"b"}"#)] {
            assert!(!case.fires(&CLAIM_ISS_MISMATCH), "{case:?}");
        }
    }

    #[test]
    fn says_when_only_a_detail_differs() {
        let message = |expected, claims| {
            expecting(expected, claims).finding(&CLAIM_ISS_MISMATCH).unwrap().message
        };
        let slash = message("https://a.example", r#"{"iss":"https://a.example/"}"#);
        assert!(slash.contains("Only the slash at the end differs"), "{slash}");
        let scheme = message("https://a.example", r#"{"iss":"http://a.example"}"#);
        assert!(scheme.contains("Only the scheme differs"), "{scheme}");
    }
}
