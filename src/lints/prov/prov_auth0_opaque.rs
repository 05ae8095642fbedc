//! Rule `prov-auth0-opaque`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An encrypted access token of Auth0.
    ///
    /// ## Why it matters
    /// No `audience` was requested, so only Auth0 can read it.
    ///
    /// ## What to do
    /// Request the token with the identifier of your API as `audience`.
    ///
    /// ## References
    /// - Auth0 access-token docs
    PROV_AUTH0_OPAQUE, "prov-auth0-opaque", Warning, "Auth0 opaque (encrypted) access token",
    "Auth0 access-token docs", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.header(name).and_then(Node::as_str).unwrap_or_default();
    let direct =
        subject.facts.kind == Kind::Jwe && text("alg") == "dir" && text("enc") == "A256GCM";
    if direct && text("iss").contains(".auth0.com") {
        let message = "Auth0 gave an encrypted token, because no `audience` was requested; only Auth0 can read it. Request it with the identifier of your API as `audience`.";
        findings.push(PROV_AUTH0_OPAQUE.at_header(subject, "iss", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    use crate::encoding::base64url::encode;

    fn jwe(header: &str) -> Case {
        Case::text(&format!(
            "{}..AAAAAAAAAAAAAAAA.YQ.AAAAAAAAAAAAAAAAAAAAAA",
            encode(header.as_bytes())
        ))
    }

    #[test]
    fn fires_on_encrypted_tokens_of_auth0() {
        let case = jwe(r#"{"alg":"dir","enc":"A256GCM","iss":"https://t.auth0.com/"}"#);
        assert!(case.fires(&PROV_AUTH0_OPAQUE), "{case:?}");
    }

    #[test]
    fn is_silent_about_session_cookies() {
        let case = jwe(r#"{"alg":"dir","enc":"A256GCM"}"#);
        assert!(!case.fires(&PROV_AUTH0_OPAQUE), "{case:?}");
    }
}
