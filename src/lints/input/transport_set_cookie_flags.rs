//! Rule `transport-set-cookie-flags`.

use crate::lints::json::is_compact_token;
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
    let text = &subject.facts.clean.text;
    let head = text.get(..11).filter(|head| head.eq_ignore_ascii_case("set-cookie:"));
    let Some(line) = head.and_then(|head| text.get(head.len()..)) else { return };
    let mut pieces = line.split(';').map(str::trim);
    let value = pieces.next().and_then(|pair| pair.split_once('=')).map_or("", |(_, value)| value);
    if !is_compact_token(value) {
        return;
    }
    let attributes: Vec<String> = pieces.map(str::to_ascii_lowercase).collect();
    let has = |name: &str| attributes.iter().any(|it| it.split('=').next() == Some(name));
    let names = [("HttpOnly", "httponly"), ("Secure", "secure"), ("SameSite", "samesite")];
    let missing = names.iter().filter(|(_, name)| !has(name)).map(|(shown, _)| (*shown).to_owned());
    let missing: Vec<String> = missing.collect();
    if !missing.is_empty() {
        let message = format!(
            "The cookie holds a token but lacks {}. Add what is missing, so that scripts cannot read the cookie and other sites cannot send it; prefer the `__Host-` prefix.",
            text::list(&missing)
        );
        findings.push(TRANSPORT_SET_COOKIE_FLAGS.finding(message));
    }
}

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
    fn is_silent_about_requests_and_complete_cookies() {
        for case in [
            Case::text("Cookie: session=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"),
            Case::text(
                "Set-Cookie: session=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA; Path=/; HttpOnly; Secure; SameSite=Lax",
            ),
        ] {
            assert!(!case.fires(&TRANSPORT_SET_COOKIE_FLAGS), "{case:?}");
        }
    }
}
