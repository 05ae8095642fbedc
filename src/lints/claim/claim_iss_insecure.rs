//! Rule `claim-iss-insecure`.

use crate::encoding::json::Node;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An issuer with an `http` URL, or, in ID tokens and RFC 9068 access tokens, with a query or fragment.
    ///
    /// ## Why it matters
    /// Such an issuer cannot be discovered or authenticated safely. A development host is only noted.
    ///
    /// ## What to do
    /// Use an https URL without query and fragment as issuer.
    ///
    /// ## References
    /// - OpenID Connect Core 2
    /// - RFC 8414 2
    CLAIM_ISS_INSECURE, "claim-iss-insecure", Warning, "Issuer is not an https URL",
    "OpenID Connect Core 2; RFC 8414 2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let Some(url) = facts.claim("iss").and_then(Node::as_str).and_then(Url::read) else { return };
    let strict = matches!(facts.profile.id, "id_token" | "at+jwt");
    let severity = match () {
        () if strict && url.rest.contains(['?', '#']) => Severity::Error,
        () if !url.scheme.eq_ignore_ascii_case("http") => return,
        () if url.is_development() => Severity::Info,
        () => CLAIM_ISS_INSECURE.severity,
    };
    let message = "The issuer is not an https URL without query and fragment, so its keys cannot be discovered or authenticated safely. Outside development, use one.";
    findings.push(CLAIM_ISS_INSECURE.at_claim(subject, "iss", message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_http_and_on_queries() {
        for case in [
            Case::claims(r#"{"iss":"http://idp.example.com"}"#),
            Case::claims(r#"{"iss":"http://localhost:8080/realms/dev"}"#),
            Case::claims(r#"{"iss":"https://idp.example?x=1","nonce":"n"}"#),
        ] {
            assert!(case.fires(&CLAIM_ISS_INSECURE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_https_and_names() {
        for case in
            [Case::claims(r#"{"iss":"https://idp.example"}"#), Case::claims(r#"{"iss":"me"}"#)]
        {
            assert!(!case.fires(&CLAIM_ISS_INSECURE), "{case:?}");
        }
    }

    #[test]
    fn is_a_note_for_development_hosts() {
        let case = Case::claims(r#"{"iss":"http://localhost:8080/realms/dev"}"#);
        assert_eq!(case.finding(&CLAIM_ISS_INSECURE).unwrap().severity, Severity::Info);
    }
}
