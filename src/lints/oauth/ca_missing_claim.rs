//! Rule `ca-missing-claim`.

use super::missing;
use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A client assertion without `iss`, `sub`, `aud` or `exp`, or in which `iss` and `sub` differ.
    ///
    /// ## Why it matters
    /// Authorization servers refuse it.
    ///
    /// ## What to do
    /// Set `iss` and `sub` to the client, `aud` to the server, and `exp` a minute ahead.
    ///
    /// ## References
    /// - RFC 7523 3
    /// - OpenID Connect Core 9
    CA_MISSING_CLAIM, "ca-missing-claim", Error, "Client assertion lacks required claims",
    "RFC 7523 3; OpenID Connect Core 9", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let grant = subject.facts.profile.id == "jwt-bearer-grant";
    if !grant && subject.facts.profile.id != "client-assertion" {
        return;
    }
    let missing = missing(subject, &["iss", "sub", "aud", "exp"]);
    let text = |name| subject.facts.claim(name).and_then(Node::as_str);
    let message = match () {
        () if !missing.is_empty() => format!("The assertion lacks {}. Add it; authorization servers refuse it so.", text::list(&missing)),
        // A grant is about somebody else.
        () if !grant && text("iss") != text("sub") => "`iss` and `sub` of a client assertion must both be the client. Authorization servers refuse it so.".to_owned(),
        () => return,
    };
    findings.push(CA_MISSING_CLAIM.at_segment(subject, 1, message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_incomplete_assertions() {
        for case in [
            Case::jwt(r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#, r#"{"iss":"c"}"#),
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"iss":"c","sub":"d","aud":"a","exp":1}"#,
            ),
        ] {
            assert!(case.fires(&CA_MISSING_CLAIM), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_complete_ones() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
                r#"{"iss":"c","sub":"c","aud":"a","exp":1}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&CA_MISSING_CLAIM), "{case:?}");
        }
    }

    #[test]
    fn a_grant_needs_the_same_but_may_be_about_somebody_else() {
        let grant = |claims| {
            let mut case = Case::claims(claims);
            case.options.profile = Some("jwt-bearer-grant".to_owned());
            case.fires(&CA_MISSING_CLAIM)
        };
        assert!(grant(r#"{"iss":"c","sub":"u"}"#));
        assert!(!grant(r#"{"iss":"c","sub":"u","aud":"https://a.example","exp":1790000900}"#));
    }
}
