//! Rule `claim-aud-multiple`.

use super::audiences;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `aud` with several entries. The userinfo endpoint beside an API, as some providers add it, is not counted.
    ///
    /// ## Why it matters
    /// Each of the audiences can use the token at the others.
    ///
    /// ## What to do
    /// Prefer one audience a token.
    ///
    /// ## References
    /// - SPIFFE JWT-SVID 7.2
    /// - RFC 9068 3
    CLAIM_AUD_MULTIPLE, "claim-aud-multiple", Info, "Several audiences",
    "SPIFFE JWT-SVID 7.2; RFC 9068 3", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let others = audiences(subject).iter().filter(|aud| !aud.ends_with("/userinfo")).count();
    let named = subject.facts.profile.id == "id_token" && subject.facts.claim("azp").is_some();
    if others > 1 && !named {
        let message = format!(
            "The token has {others} audiences, and each can use it at the others. Prefer one audience a token."
        );
        findings.push(CLAIM_AUD_MULTIPLE.at_claim(subject, "aud", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_several_audiences() {
        let case = Case::claims(r#"{"aud":["a","b"]}"#);
        assert!(case.fires(&CLAIM_AUD_MULTIPLE), "{case:?}");
    }

    #[test]
    fn is_silent_about_one_with_userinfo() {
        for case in [
            Case::claims(r#"{"aud":["https://api.example","https://t.auth0.com/userinfo"]}"#),
            Case::claims(r#"{"aud":"a"}"#),
        ] {
            assert!(!case.fires(&CLAIM_AUD_MULTIPLE), "{case:?}");
        }
    }
}
