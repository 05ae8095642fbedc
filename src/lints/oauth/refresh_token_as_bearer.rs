//! Rule `refresh-token-as-bearer`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::time::is_refresh_token;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A refresh token.
    ///
    /// ## Why it matters
    /// It is worth far more than an access token and may go only to the authorization server.
    ///
    /// ## What to do
    /// If you pasted it into any page on the network, revoke it. This page sends nothing.
    ///
    /// ## References
    /// - RFC 6749 10.4
    /// - RFC 9700 4.14
    REFRESH_TOKEN_AS_BEARER, "refresh-token-as-bearer", Warning, "Refresh token pasted or used as access token",
    "RFC 6749 10.4; RFC 9700 4.14", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let typed = subject
        .facts
        .header("typ")
        .and_then(Node::as_str)
        .is_some_and(|typ| normalized_type(typ) == "rt+jwt");
    if typed || is_refresh_token(subject) {
        let message = "This is a refresh token: worth far more than an access token, and only for the authorization server. If it was shared anywhere, revoke it.";
        findings.push(REFRESH_TOKEN_AS_BEARER.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_refresh_tokens() {
        for case in
            [Case::claims(r#"{"typ":"Offline"}"#), Case::claims(r#"{"token_use":"refresh"}"#)]
        {
            assert!(case.fires(&REFRESH_TOKEN_AS_BEARER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_access_tokens() {
        let case = Case::claims(r#"{"typ":"Bearer"}"#);
        assert!(!case.fires(&REFRESH_TOKEN_AS_BEARER), "{case:?}");
    }
}
