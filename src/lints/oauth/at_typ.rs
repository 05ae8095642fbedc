//! Rule `at-typ`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An access token without `typ` `at+jwt`, where you expect that type or the claims suggest it.
    ///
    /// ## Why it matters
    /// Without the type another kind of token can be used in its place.
    ///
    /// ## What to do
    /// Set `typ` where the token is issued, and check it.
    ///
    /// ## References
    /// - RFC 9068 2.1 and 4
    AT_TYP, "at-typ", Error, "Access token without typ at+jwt",
    "RFC 9068 2.1 and 4", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let typed = |typ: Option<&str>| typ.is_some_and(|typ| normalized_type(typ) == "at+jwt");
    if typed(facts.header("typ").and_then(Node::as_str)) {
        return;
    }
    let looks_so = facts.profile.id == "access-token"
        && ["scope", "client_id"].iter().all(|name| facts.claim(name).is_some());
    let (severity, message) = if typed(subject.options.token_type.as_deref()) {
        (
            Severity::Error,
            "This is no access token of RFC 9068: its `typ` is not `at+jwt`, so another kind of token could stand in its place. Refuse it.",
        )
    } else if looks_so {
        (
            Severity::Info,
            "This looks like an access token, but not one of RFC 9068: its `typ` is not `at+jwt`. Set it if resource servers are to tell it from other tokens.",
        )
    } else {
        return;
    };
    findings.push(AT_TYP.at_header(subject, "typ", message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const ACCESS: &str = r#"{"iss":"https://a.example","scope":"read","client_id":"c"}"#;

    fn expecting(header: &str) -> Case {
        let mut case = Case::header(header);
        case.options.token_type = Some("at+jwt".to_owned());
        case
    }

    #[test]
    fn fires_where_the_type_is_expected_and_where_it_would_fit() {
        let severity = |case: Case| case.finding(&AT_TYP).unwrap().severity;
        assert_eq!(severity(expecting(r#"{"alg":"ES256","typ":"JWT"}"#)), Severity::Error);
        assert_eq!(severity(Case::claims(ACCESS)), Severity::Info);
    }

    #[test]
    fn is_silent_about_the_right_type_and_other_tokens() {
        for case in [
            expecting(r#"{"alg":"ES256","typ":"application/at+jwt"}"#),
            Case::jwt(r#"{"alg":"ES256","typ":"at+jwt"}"#, ACCESS),
            Case::claims(r#"{"iss":"https://a.example","scope":"read"}"#),
        ] {
            assert!(!case.fires(&AT_TYP), "{case:?}");
        }
    }
}
