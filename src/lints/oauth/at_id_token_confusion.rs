//! Rule `at-id-token-confusion`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Claims of an ID token in an access token: `nonce`, `at_hash`, `c_hash` or `s_hash` in an `at+jwt`, or a scope beside `at_hash`.
    ///
    /// ## Why it matters
    /// The token can be used in the wrong place.
    ///
    /// ## What to do
    /// Issue two tokens, each with its own type.
    ///
    /// ## References
    /// - RFC 8725 2.8, 3.12
    /// - RFC 9068 5
    AT_ID_TOKEN_CONFUSION, "at-id-token-confusion", Warning, "Mixed access-token and ID-token markers",
    "RFC 8725 2.8, 3.12; RFC 9068 5", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let has =
        |names: &[&'static str]| names.iter().copied().find(|name| facts.claim(name).is_some());
    let typ = facts.header("typ").and_then(Node::as_str).map(normalized_type).unwrap_or_default();
    let found = match typ.as_str() {
        "at+jwt" => has(&["nonce", "at_hash", "c_hash", "s_hash"]),
        "" | "jwt" => has(&["scope", "scp"]).and_then(|_| has(&["at_hash"])),
        _ => None,
    };
    if let Some(found) = found {
        let message = format!(
            "`{found}` belongs to ID tokens, yet this is an access token, too: it can be used in the wrong place. Issue two tokens, each with its own `typ`."
        );
        findings.push(AT_ID_TOKEN_CONFUSION.at_claim(subject, found, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_mixed_markers() {
        for case in [
            Case::jwt(r#"{"alg":"ES256","typ":"at+jwt"}"#, r#"{"nonce":"n"}"#),
            Case::claims(r#"{"scope":"a","at_hash":"b"}"#),
        ] {
            assert!(case.fires(&AT_ID_TOKEN_CONFUSION), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_allowed_claims() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"at+jwt"}"#,
                r#"{"auth_time":1,"acr":"a","amr":["pwd"]}"#,
            ),
            Case::claims(r#"{"nonce":"n"}"#),
        ] {
            assert!(!case.fires(&AT_ID_TOKEN_CONFUSION), "{case:?}");
        }
    }
}
