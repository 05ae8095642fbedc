//! Rule `oidc-nonce`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ID token without the nonce that you expect.
    ///
    /// ## Why it matters
    /// The nonce ties the token to your request. Without it a stolen or injected token is accepted.
    ///
    /// ## What to do
    /// Refuse it.
    ///
    /// ## References
    /// - OpenID Connect Core 3.1.3.7(11), 3.2.2.11
    /// - RFC 9700 4.5
    OIDC_NONCE, "oidc-nonce", Error, "Nonce missing or different",
    "OpenID Connect Core 3.1.3.7(11), 3.2.2.11; RFC 9700 4.5", needs: [Claims, Nonce]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Of a presented SD-JWT the holder names the nonce, which `sd-kb` compares.
    if subject.facts.disclosures.key_binding.is_some() {
        return;
    }
    let expected = subject.options.nonce.as_deref();
    let found = subject.facts.claim("nonce").and_then(Node::as_str);
    if found != expected {
        let shown = found.map_or_else(|| "missing".to_owned(), text::quoted);
        let message = format!(
            "`nonce` is {shown}, expected is {}: the token does not answer your request. Refuse it.",
            text::quoted(expected.unwrap_or_default())
        );
        findings.push(OIDC_NONCE.at_claim(subject, "nonce", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn expecting(nonce: &str, claims: &str) -> Case {
        let mut case = Case::claims(claims);
        case.options.nonce = Some(nonce.to_owned());
        case
    }

    #[test]
    fn fires_on_another_nonce() {
        for case in [expecting("n1", r#"{"nonce":"n2"}"#), expecting("n1", "{}")] {
            assert!(case.fires(&OIDC_NONCE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_the_expected_one_and_without_expectation() {
        for case in [expecting("n1", r#"{"nonce":"n1"}"#), Case::claims(r#"{"nonce":"n2"}"#)] {
            assert!(!case.fires(&OIDC_NONCE), "{case:?}");
        }
    }
}
