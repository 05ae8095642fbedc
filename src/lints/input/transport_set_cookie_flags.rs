//! Rule `transport-set-cookie-flags`.

use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `Set-Cookie` line with a token that lacks `HttpOnly`, `Secure` or `SameSite`, or has `SameSite=None` without `Secure`.
    ///
    /// ## Why it matters
    /// Scripts can read the cookie, other sites can make the browser send it, or it travels unencrypted.
    ///
    /// ## What to do
    /// Add the missing attributes, and prefer the `__Host-` prefix.
    ///
    /// ## References
    /// - RFC 6265 4.1.2, RFC 6265bis
    /// - OWASP Session Management
    TRANSPORT_SET_COOKIE_FLAGS, "transport-set-cookie-flags", Warning, "Cookie carrying the token lacks protections",
    "RFC 6265 4.1.2, RFC 6265bis; OWASP Session Management", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(found) = subject.found else { return };
    let rest = subject.input.get(found.span.end..).unwrap_or_default();
    let line = rest.split(['\n', '"']).next().unwrap_or_default();
    let attributes: Vec<String> =
        line.split(';').skip(1).map(|it| it.trim().to_ascii_lowercase()).collect();
    let has = |name: &str| attributes.iter().any(|it| it.split('=').next() == Some(name));
    let header = found.place.header.as_deref();
    let named = header.is_some_and(|name| name.eq_ignore_ascii_case("set-cookie"));
    // Developers' tools copy the cookie without the header's name.
    let bare = header.is_none() && line.starts_with(';') && ATTRIBUTES.iter().any(|name| has(name));
    if !(named || bare) {
        return;
    }
    let flags = [("HttpOnly", "httponly"), ("Secure", "secure"), ("SameSite", "samesite")];
    let missing = flags.iter().filter(|(_, name)| !has(name)).map(|(shown, _)| (*shown).to_owned());
    let missing: Vec<String> = missing.collect();
    if !missing.is_empty() {
        let message = format!(
            "The cookie holds a token but lacks {}. Add what is missing, so that scripts cannot read the cookie and other sites cannot send it; prefer the `__Host-` prefix.",
            text::list(&missing)
        );
        findings.push(TRANSPORT_SET_COOKIE_FLAGS.finding(message));
    }
}

/// Attributes of cookies (RFC 6265 section 4.1.2), in lower case.
const ATTRIBUTES: [&str; 7] =
    ["domain", "expires", "httponly", "max-age", "path", "samesite", "secure"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_missing_attributes() {
        let case = Case::text("Set-Cookie: session=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA; Path=/");
        assert!(case.fires(&TRANSPORT_SET_COOKIE_FLAGS), "{case:?}");
    }

    #[test]
    fn fires_in_an_answer_in_a_har_file_and_on_a_bare_cookie() {
        for text in [
            "HTTP/1.1 200 OK\r\nset-cookie: s=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA; Secure\r\nHttpOnly: no; SameSite\r\n",
            r#"{"headers":[{"name":"Set-Cookie","value":"s=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA; Path=/"}],"x":"; HttpOnly; Secure; SameSite"}"#,
            "s=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA; Path=/; SameSite=None",
        ] {
            assert!(Case::text(text).fires(&TRANSPORT_SET_COOKIE_FLAGS), "{text}");
        }
    }

    #[test]
    fn is_silent_about_requests_and_complete_cookies() {
        for case in [
            Case::text("a=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA; b=c; d"),
            Case::text("Cookie: session=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
            Case::text(
                "Set-Cookie: session=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA; Path=/; HttpOnly; Secure; SameSite=Lax",
            ),
        ] {
            assert!(!case.fires(&TRANSPORT_SET_COOKIE_FLAGS), "{case:?}");
        }
    }
}
