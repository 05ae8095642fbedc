//! Rule `transport-url-query`.

use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::soup::place::Carrier;

declare_lint! {
    /// ## What it finds
    /// A URL with a token in its query. Parameters of requests between client and server, such as `request` and `client_assertion`, are not meant.
    ///
    /// ## Why it matters
    /// The URL stands in histories, logs and the Referer of the next page.
    ///
    /// ## What to do
    /// Send the token in the Authorization header or in the body.
    ///
    /// ## References
    /// - RFC 6750 2.3 and 5.3
    /// - RFC 9700 4.3.2
    /// - OWASP
    TRANSPORT_URL_QUERY, "transport-url-query", Warning, "Token carried in a URL query string",
    "RFC 6750 2.3 and 5.3; RFC 9700 4.3.2; OWASP", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(place) = subject.found.map(|found| &found.place) else { return };
    let name = place.name.to_ascii_lowercase();
    if place.carrier == Carrier::Query && NAMES.contains(&name.as_str()) {
        let message = format!(
            "The token is in the query of a URL ({}), where it leaks through histories, logs and the Referer. Send it in the Authorization header or in the body.",
            text::quoted(&place.name)
        );
        findings.push(TRANSPORT_URL_QUERY.at_whole(subject, message));
    }
}

const NAMES: [&str; 10] = [
    "access_token",
    "token",
    "jwt",
    "auth",
    "auth_token",
    "id_token",
    "bearer",
    "api_key",
    "session",
    "",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_tokens_in_a_query() {
        let case =
            Case::text("https://api.example/x?access_token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA");
        assert!(case.fires(&TRANSPORT_URL_QUERY), "{case:?}");
    }

    #[test]
    fn fires_in_a_command_a_request_line_and_a_har_file() {
        for text in [
            "curl 'https://api.example/x?a=1&token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA'",
            "GET /x?jwt=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA HTTP/1.1\r\nHost: a\r\n",
            r#"{"queryString":[{"name":"access_token","value":"eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"}]}"#,
            "https://api.example/?eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA",
        ] {
            assert!(Case::text(text).fires(&TRANSPORT_URL_QUERY), "{text}");
        }
    }

    #[test]
    fn is_silent_about_request_objects_and_other_places() {
        for case in [
            Case::text("https://a.example/?x=1 token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
            Case::text("https://a.example/#x?token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
            Case::text(
                "https://as.example/authorize?client_id=a&request=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA",
            ),
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
        ] {
            assert!(!case.fires(&TRANSPORT_URL_QUERY), "{case:?}");
        }
    }
}
