//! Rule `content-nested-token`.

use crate::lints::json::is_compact_token;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Another token inside the claims.
    ///
    /// ## Why it matters
    /// Everyone who receives this token reads that one.
    ///
    /// ## What to do
    /// Keep upstream tokens on the server.
    ///
    /// ## References
    /// - CWE-522
    /// - RFC 9700 2.2 (token replay)
    CONTENT_NESTED_TOKEN, "content-nested-token", Warning, "Another token is embedded",
    "CWE-522; RFC 9700 2.2 (token replay)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    let exempt = matches!(
        subject.facts.profile.id,
        "jarm" | "vc-jwt" | "vc-jose" | "entity-statement" | "introspection" | "eat" | "passport"
    );
    walk(claims, &mut |visit| {
        let text = visit.node.as_str().unwrap_or_default();
        let named = text.len() >= 20 && NAMES.contains(&visit.name.to_ascii_lowercase().as_str());
        let known = || PLACES.iter().any(|it| visit.pointer.split('/').any(|step| step == *it));
        if !exempt && (named || is_compact_token(text)) && !known() {
            let message = format!(
                "`{}` holds another token, which everyone who receives this one reads. Keep upstream tokens on the server.",
                visit.pointer
            );
            findings.push(visit.finding(&CONTENT_NESTED_TOKEN, subject, 1, message));
        }
    });
}

const NAMES: [&str; 9] = [
    "refresh_token",
    "refreshtoken",
    "access_token",
    "accesstoken",
    "id_token",
    "session_token",
    "sessiontoken",
    "api_token",
    "github_token",
];
/// Where a token inside a token is defined.
const PLACES: [&str; 11] = [
    "verifiableCredential",
    "vp_token",
    "token_introspection",
    "trust_chain",
    "trust_marks",
    "_claim_sources",
    "delegation",
    "ref",
    "client_metadata",
    "software_statement",
    "verified_claims",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_tokens_inside() {
        for case in [
            Case::claims(r#"{"refresh_token":"eyJhbGciOiJIUzI1NiJ9.e30.AAAA"}"#),
            Case::claims(r#"{"github_token":"gho_0123456789abcdefghij"}"#),
        ] {
            assert!(case.fires(&CONTENT_NESTED_TOKEN), "{case:?}");
        }
    }

    #[test]
    fn is_silent_where_they_belong() {
        for case in [
            Case::claims(
                r#"{"iss":"a","aud":"b","exp":1,"state":"s","code":"c","id_token":"eyJhbGciOiJIUzI1NiJ9.e30.AAAA"}"#,
            ),
            Case::claims(r#"{"access_token":"short"}"#),
        ] {
            assert!(!case.fires(&CONTENT_NESTED_TOKEN), "{case:?}");
        }
    }
}
