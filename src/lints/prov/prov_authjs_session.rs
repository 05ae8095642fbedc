//! Rule `prov-authjs-session`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An encrypted session cookie of Auth.js (NextAuth).
    ///
    /// ## Why it matters
    /// Its key is derived from `AUTH_SECRET` with HKDF, so the secret itself does not open it.
    ///
    /// ## What to do
    /// Derive the key: HKDF-SHA-256 of the secret, in version 5 with the name of the cookie as salt.
    ///
    /// ## References
    /// - Auth.js source
    /// - RFC 5869
    PROV_AUTHJS_SESSION, "prov-authjs-session", Info, "Auth.js / NextAuth session cookie",
    "Auth.js source; RFC 5869", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let is = |name, values: &[&str]| {
        facts.header(name).and_then(Node::as_str).is_some_and(|it| values.contains(&it))
    };
    if facts.kind == Kind::Jwe
        && is("alg", &["dir"])
        && is("enc", &["A256GCM", "A256CBC-HS512"])
        && facts.header("iss").is_none()
    {
        let message = "This may be the encrypted session cookie of Auth.js: its key is derived with HKDF from AUTH_SECRET, in version 5 with the name of the cookie as salt.";
        findings.push(PROV_AUTHJS_SESSION.at_segment(subject, 0, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::lints::case::Case;

    fn fires(header: &str) -> bool {
        Case::text(&format!("{}..AAAA.AAAA.AAAA", encode(header.as_bytes())))
            .fires(&PROV_AUTHJS_SESSION)
    }

    #[test]
    fn fires_on_session_cookies() {
        assert!(fires(r#"{"alg":"dir","enc":"A256CBC-HS512","kid":"x"}"#));
        assert!(fires(r#"{"alg":"dir","enc":"A256GCM"}"#));
    }

    #[test]
    fn is_silent_about_other_encrypted_tokens() {
        assert!(!fires(r#"{"alg":"dir","enc":"A256GCM","iss":"https://tenant.auth0.com/"}"#));
        assert!(!fires(r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#));
    }
}
