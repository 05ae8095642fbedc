//! Rule `transport-url-fragment`.

use super::parameters;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A URL with a token in its fragment.
    ///
    /// ## Why it matters
    /// It came by the implicit flow, which current guidance replaces.
    ///
    /// ## What to do
    /// Use the authorization code flow with PKCE.
    ///
    /// ## References
    /// - RFC 9700 2.1.2
    TRANSPORT_URL_FRAGMENT, "transport-url-fragment", Info, "Token returned in a URL fragment",
    "RFC 9700 2.1.2", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let url = Url::read(&subject.facts.clean.text);
    let fragment =
        url.and_then(|url| url.rest.split_once('#')).map_or("", |(_, fragment)| fragment);
    let carried =
        parameters(fragment).find(|(name, _)| matches!(*name, "access_token" | "id_token"));
    if let Some((_, token)) = carried {
        let offset = subject.facts.clean.text.find(token).unwrap_or_default();
        let message = "The token came back in the fragment of a URL: the implicit flow. Use the authorization code flow with PKCE.";
        findings.push(TRANSPORT_URL_FRAGMENT.at_text(
            subject,
            offset..offset + token.len(),
            message,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_tokens_in_a_fragment() {
        let case = Case::text(
            "https://app.example/cb#access_token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA&token_type=Bearer",
        );
        assert!(case.fires(&TRANSPORT_URL_FRAGMENT), "{case:?}");
    }

    #[test]
    fn is_silent_about_anchors() {
        let case = Case::text("https://app.example/cb#section-eyJ");
        assert!(!case.fires(&TRANSPORT_URL_FRAGMENT), "{case:?}");
    }
}
