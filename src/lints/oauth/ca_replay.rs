//! Rule `ca-replay`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A client assertion without `jti`, or that lives longer than ten minutes.
    ///
    /// ## Why it matters
    /// Whoever sees it can use it again.
    ///
    /// ## What to do
    /// Add a unique `jti`, and let it expire within minutes.
    ///
    /// ## References
    /// - OpenID Connect Core 9 (jti required)
    /// - RFC 7523 3
    CA_REPLAY, "ca-replay", Warning, "Client assertion is replayable",
    "OpenID Connect Core 9 (jti required); RFC 7523 3", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "client-assertion" {
        return;
    }
    let start = subject.facts.time("iat").unwrap_or(subject.now);
    let long = subject.facts.time("exp").is_some_and(|exp| exp.since(start) > 600);
    if long || subject.facts.claim("jti").is_none() {
        let message = "This client assertion can be used again by whoever sees it. Add a unique `jti`, and let it expire within minutes.";
        findings.push(CA_REPLAY.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_long_lived_assertions() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"iat":1790000000,"exp":1790086400,"jti":"a"}"#,
            ),
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"exp":1790000060}"#,
            ),
        ] {
            assert!(case.fires(&CA_REPLAY), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_short_ones() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"iat":1790000000,"exp":1790000060,"jti":"a"}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&CA_REPLAY), "{case:?}");
        }
    }
}
