//! Rule `oidc-self-issued`.

use crate::encoding::json::Node;
use crate::keys::thumbprint;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A self-issued ID token; an error when its subject is not the thumbprint of the key in `sub_jwk`.
    ///
    /// ## Why it matters
    /// The subject is its own issuer. The signature shows that somebody holds a key, and nothing else.
    ///
    /// ## What to do
    /// Trust no claim in it but the key, and check that `sub` is that key's thumbprint.
    ///
    /// ## References
    /// - OpenID Connect Core 7
    OIDC_SELF_ISSUED, "oidc-self-issued", Info, "Self-issued ID token",
    "OpenID Connect Core 7", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let key = subject.facts.claim("sub_jwk");
    let own = text("iss").starts_with("https://self-issued.me");
    if !own && (key.is_none() || text("iss") != text("sub")) {
        return;
    }
    if key.is_some_and(|key| thumbprint::of_jwk(key).as_deref() != Some(text("sub"))) {
        let message = "`sub` of this self-issued token is not the thumbprint of the key in `sub_jwk`, so it names somebody else. Refuse it.";
        let finding = OIDC_SELF_ISSUED.at_claim(subject, "sub", message);
        findings.push(finding.graded(Severity::Error));
    } else {
        let message = "This token is self-issued: its subject is its own issuer, and the signature shows possession of a key only.";
        findings.push(OIDC_SELF_ISSUED.at_claim(subject, "iss", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const KEY: &str =
        r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    const THUMBPRINT: &str = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

    #[test]
    fn fires_on_subjects_that_issue_their_own_tokens() {
        let token = |iss: &str, sub: &str| {
            Case::claims(&format!(r#"{{"iss":"{iss}","sub":"{sub}","sub_jwk":{KEY}}}"#))
        };
        for (case, severity) in [
            (Case::claims(r#"{"iss":"https://self-issued.me","sub":"a"}"#), Severity::Info),
            (token("https://self-issued.me/v2", THUMBPRINT), Severity::Info),
            (token(THUMBPRINT, THUMBPRINT), Severity::Info),
            (token("https://self-issued.me", "a"), Severity::Error),
        ] {
            assert_eq!(case.finding(&OIDC_SELF_ISSUED).unwrap().severity, severity, "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_regular_id_tokens() {
        let case = Case::claims(r#"{"iss":"https://a.example","sub":"u","nonce":"n"}"#);
        assert!(!case.fires(&OIDC_SELF_ISSUED), "{case:?}");
    }
}
