//! Rule `time-auth-time`.

use super::finer_unit;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `auth_time` after the token was issued, or in the future.
    ///
    /// ## Why it matters
    /// Nobody signed in after the token was made: the claim is wrong, and rules about how long ago a person signed in rest on it.
    ///
    /// ## What to do
    /// Look where the issuer takes `auth_time` from, and at its clock.
    ///
    /// ## References
    /// - OpenID Connect Core 2, 3.1.2.1, 3.1.3.7
    TIME_AUTH_TIME, "time-auth-time", Warning, "auth_time is inconsistent",
    "OpenID Connect Core 2, 3.1.2.1, 3.1.3.7", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(signed_in) = subject.facts.time("auth_time") else { return };
    if finer_unit(signed_in.0).is_some() {
        return;
    }
    let skew = subject.options.skew();
    let after_issue = subject.facts.time("iat").is_some_and(|iat| signed_in > iat.plus(skew));
    if after_issue || signed_in > subject.now.plus(skew) {
        let than = if after_issue { "after the token was issued" } else { "in the future" };
        let message = format!(
            "`auth_time` ({signed_in}) is {than}, so it does not say when the person signed in. Look at the issuer's clock and at the session it comes from.",
        );
        findings.push(TIME_AUTH_TIME.at_claim(subject, "auth_time", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_after_the_issue_and_in_the_future() {
        for case in [
            Case::claims(r#"{"iat":1789990000,"auth_time":1789993600}"#),
            Case::claims(r#"{"auth_time":1790003600}"#),
        ] {
            assert!(case.fires(&TIME_AUTH_TIME), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_an_earlier_sign_in() {
        for case in [
            Case::claims(r#"{"iat":1789990000,"auth_time":1789960000}"#),
            Case::claims(r#"{"iat":1789990000,"auth_time":1789990000}"#),
        ] {
            assert!(!case.fires(&TIME_AUTH_TIME), "{case:?}");
        }
    }
}
