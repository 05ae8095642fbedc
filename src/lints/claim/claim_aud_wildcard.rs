//! Rule `claim-aud-wildcard`.

use super::audiences;
use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An audience that means everybody: `*`, `any`, `all`, `public`, a URL with `*` as host, or the issuer itself on an access token.
    ///
    /// ## Why it matters
    /// It switches the restriction of the audience off.
    ///
    /// ## What to do
    /// Name the service that the token is for.
    ///
    /// ## References
    /// - RFC 8725 3.9
    /// - SPIFFE JWT-SVID 3.2
    CLAIM_AUD_WILDCARD, "claim-aud-wildcard", Warning, "Overly broad audience",
    "RFC 8725 3.9; SPIFFE JWT-SVID 3.2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let issuer = facts.claim("iss").and_then(Node::as_str);
    let access = matches!(facts.profile.id, "access-token" | "generic")
        // Okta writes `cid`.
        && facts.claim("client_id").or_else(|| facts.claim("cid")).is_none();
    let broad = |aud: &&str| {
        let folded = aud.to_ascii_lowercase();
        ["*", "any", "all", "public"].contains(&folded.as_str())
            || folded.contains("://*")
            || facts.profile.id == "access-token" && access && issuer == Some(*aud)
    };
    if let Some(found) = audiences(subject).into_iter().find(|aud| broad(aud)) {
        let message = format!(
            "The audience {} means everybody, which switches the restriction off. Name the service that the token is for.",
            text::quoted(found)
        );
        findings.push(CLAIM_AUD_WILDCARD.at_claim(subject, "aud", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_everybody() {
        for case in [
            Case::claims(r#"{"aud":"*"}"#),
            Case::claims(r#"{"aud":["a","https://*.example.com"]}"#),
        ] {
            assert!(case.fires(&CLAIM_AUD_WILDCARD), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_names() {
        let case = Case::claims(r#"{"aud":"authenticated"}"#);
        assert!(!case.fires(&CLAIM_AUD_WILDCARD), "{case:?}");
    }
}
