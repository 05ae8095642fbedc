//! Rule `id-token-as-bearer`.

use crate::encoding::json::Node;
use crate::facts::clean::Removed;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ID token behind `Bearer`.
    ///
    /// ## Why it matters
    /// It is meant for the client that asked for it. An API that accepts it accepts tokens meant for someone else.
    ///
    /// ## What to do
    /// Send the access token. Let APIs refuse tokens whose `aud` is the client.
    ///
    /// ## References
    /// - OpenID Connect Core 2
    /// - RFC 8725 2.8
    /// - RFC 9700
    ID_TOKEN_AS_BEARER, "id-token-as-bearer", Warning, "ID token used as an API credential",
    "OpenID Connect Core 2; RFC 8725 2.8; RFC 9700", needs: [Input, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let bearer = subject.facts.clean.removed.iter().any(|removed| match removed {
        Removed::Prefix(prefix) => prefix.to_ascii_lowercase().starts_with("bearer"),
        _ => false,
    });
    // Google's services take ID tokens whose audience is the address of the service.
    let service = subject
        .facts
        .claim("aud")
        .and_then(Node::as_str)
        .is_some_and(|aud| aud.starts_with("https://"));
    if bearer && subject.facts.profile.id == "id_token" && !service {
        let message = "This is an ID token, meant for the client and not for APIs. Send the access token, and let APIs refuse tokens whose `aud` is the client.";
        findings.push(ID_TOKEN_AS_BEARER.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_behind_bearer() {
        let case = Case::claims(r#"{"nonce":"n","at_hash":"h"}"#).pasted("Bearer ");
        assert!(case.fires(&ID_TOKEN_AS_BEARER), "{case:?}");
    }

    #[test]
    fn is_silent_about_the_token_alone() {
        for case in [
            Case::claims(r#"{"nonce":"n","at_hash":"h"}"#),
            Case::claims(r#"{"sub":"n"}"#).pasted("Bearer "),
            Case::claims(r#"{"nonce":"n","aud":"https://run.example"}"#).pasted("Bearer "),
        ] {
            assert!(!case.fires(&ID_TOKEN_AS_BEARER), "{case:?}");
        }
    }
}
