//! Rule `prov-firebase`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A Firebase ID token whose audience, subject or algorithm does not fit its issuer.
    ///
    /// ## Why it matters
    /// It is from another project, or was put together.
    ///
    /// ## What to do
    /// Refuse it.
    ///
    /// ## References
    /// - Firebase: verify ID tokens
    PROV_FIREBASE, "prov-firebase", Error, "Firebase token inconsistent",
    "Firebase: verify ID tokens", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let Some(project) = text("iss").strip_prefix("https://securetoken.google.com/") else { return };
    let algorithm = subject.facts.algorithm().unwrap_or_default();
    let other = !text("user_id").is_empty() && text("user_id") != text("sub");
    let fault = match () {
        () if text("aud") != project => "`aud` is not the project that `iss` names",
        () if text("sub").is_empty() || other => "`sub` is not the user",
        () if !matches!(algorithm, "RS256" | "none") => "`alg` is not RS256",
        () => return,
    };
    let message = format!("This Firebase token is inconsistent: {fault}. Refuse it.");
    findings.push(PROV_FIREBASE.at_claim(subject, "aud", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_projects() {
        let case = Case::jwt(
            r#"{"alg":"RS256"}"#,
            r#"{"iss":"https://securetoken.google.com/p","aud":"q","sub":"u"}"#,
        );
        assert!(case.fires(&PROV_FIREBASE), "{case:?}");
    }

    #[test]
    fn is_silent_about_consistent_tokens() {
        for case in [
            Case::jwt(
                r#"{"alg":"RS256"}"#,
                r#"{"iss":"https://securetoken.google.com/p","aud":"p","sub":"u","user_id":"u"}"#,
            ),
            Case::claims(r#"{"aud":"q"}"#),
        ] {
            assert!(!case.fires(&PROV_FIREBASE), "{case:?}");
        }
    }
}
