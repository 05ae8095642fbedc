//! Rule `transport-url-fragment`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::soup::place::Carrier;

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
    let Some(place) = subject.found.map(|found| &found.place) else { return };
    let named = matches!(place.name.as_str(), "access_token" | "id_token");
    if place.carrier == Carrier::Fragment && named {
        let message = "The token came back in the fragment of a URL: the implicit flow. Use the authorization code flow with PKCE.";
        findings.push(TRANSPORT_URL_FRAGMENT.at_whole(subject, message));
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
    fn fires_on_a_redirection_in_an_answer_and_in_a_har_file() {
        for text in [
            "HTTP/1.1 302 Found\r\nLocation: https://app.example/cb#state=1&id_token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA\r\n\r\n",
            r#"{"request":{"url":"https://app.example/cb#id_token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"}}"#,
        ] {
            assert!(Case::text(text).fires(&TRANSPORT_URL_FRAGMENT), "{text}");
        }
    }

    #[test]
    fn is_silent_about_anchors_and_other_parameters() {
        for text in [
            "https://app.example/cb#section-eyJ",
            "https://app.example/cb?a=#x eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA",
            "https://app.example/cb#state=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA",
        ] {
            assert!(!Case::text(text).fires(&TRANSPORT_URL_FRAGMENT), "{text}");
        }
    }
}
