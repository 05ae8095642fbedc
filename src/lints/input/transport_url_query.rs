//! Rule `transport-url-query`.

use super::parameters;
use crate::lints::text;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

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
    let url = Url::read(&subject.facts.clean.text);
    let query = url.and_then(|url| url.rest.split_once('?')).map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let carried =
        parameters(query).find(|(name, _)| NAMES.contains(&name.to_ascii_lowercase().as_str()));
    if let Some((name, token)) = carried {
        let offset = subject.facts.clean.text.find(token).unwrap_or_default();
        let message = format!(
            "The token is in the query of a URL ({}), where it leaks through histories, logs and the Referer. Send it in the Authorization header or in the body.",
            text::quoted(name)
        );
        findings.push(TRANSPORT_URL_QUERY.at_text(subject, offset..offset + token.len(), message));
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
    fn is_silent_about_request_objects() {
        for case in [
            Case::text(
                "https://as.example/authorize?client_id=a&request=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA",
            ),
            Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
        ] {
            assert!(!case.fires(&TRANSPORT_URL_QUERY), "{case:?}");
        }
    }
}
