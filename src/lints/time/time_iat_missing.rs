//! Rule `time-iat-missing`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A generic or session token with `exp` but without `iat`.
    ///
    /// ## Why it matters
    /// Without it a verifier cannot enforce a maximum age, nor refuse tokens from before a change of password.
    ///
    /// ## What to do
    /// Add `iat` when issuing.
    ///
    /// ## References
    /// - RFC 7519 4.1.6
    TIME_IAT_MISSING, "time-iat-missing", Info, "No issue time",
    "RFC 7519 4.1.6", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let plain = matches!(subject.facts.profile.id, "generic" | "session");
    let has = |name| subject.facts.claim(name).is_some_and(|value| !value.is_null());
    if plain && has("exp") && !has("iat") && !has("nbf") {
        let message = "There is no `iat`, so nobody can enforce a maximum age or refuse tokens from before a change of password. Add it when issuing.";
        findings.push(TIME_IAT_MISSING.at_claim(subject, "iat", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_plain_token_without_iat() {
        let case = Case::claims(r#"{"sub":"a","exp":1900000000}"#);
        assert!(case.fires(&TIME_IAT_MISSING), "{case:?}");
    }

    #[test]
    fn is_silent_with_iat_and_about_credentials() {
        for case in [
            Case::claims(r#"{"sub":"a","exp":1900000000,"iat":1790000000}"#),
            Case::claims(r#"{"vc":{},"nbf":1,"exp":1900000000}"#),
            Case::claims(r#"{"sub":"a"}"#),
        ] {
            assert!(!case.fires(&TIME_IAT_MISSING), "{case:?}");
        }
    }
}
