//! Rule `oidc-azp`.

use crate::encoding::json::Node;
use crate::lints::claim::audiences;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An ID token for several audiences without `azp`, or whose `azp` is not the audience that you expect.
    ///
    /// ## Why it matters
    /// It may have been issued to another client.
    ///
    /// ## What to do
    /// Check that `azp` is your client id.
    ///
    /// ## References
    /// - OpenID Connect Core 2, 3.1.3.7(4-5)
    OIDC_AZP, "oidc-azp", Warning, "azp missing or wrong",
    "OpenID Connect Core 2, 3.1.3.7(4-5)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "id_token" {
        return;
    }
    let party = subject.facts.claim("azp").and_then(Node::as_str);
    let expected = subject.options.audience.as_deref();
    match (party, expected) {
        (None, _) if audiences(subject).len() > 1 => {
            let message = "The ID token has several audiences but no `azp` that names the client it was issued to. Check with the issuer.";
            findings.push(OIDC_AZP.at_claim(subject, "aud", message));
        }
        // Clerk writes the origin of the page, Google the app that asked for a token for your server.
        (Some(party), Some(expected))
            if party != expected && !party.starts_with("http") && !subject.is_from(&["Google"]) =>
        {
            let message = format!(
                "`azp` is {}, so the token was issued to another client than {}. Refuse it.",
                text::quoted(party),
                text::quoted(expected)
            );
            findings.push(OIDC_AZP.at_claim(subject, "azp", message).graded(Severity::Error));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_several_audiences() {
        let case = Case::claims(r#"{"nonce":"n","aud":["a","b"]}"#);
        assert!(case.fires(&OIDC_AZP), "{case:?}");
    }

    #[test]
    fn is_silent_about_one_and_about_other_tokens() {
        for case in [
            Case::claims(r#"{"nonce":"n","aud":"a"}"#),
            Case::claims(r#"{"aud":["a","b"]}"#),
            Case::claims(r#"{"nonce":"n","aud":["a","b"],"azp":"a"}"#),
        ] {
            assert!(!case.fires(&OIDC_AZP), "{case:?}");
        }
    }
}
