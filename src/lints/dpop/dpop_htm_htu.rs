//! Rule `dpop-htm-htu`.

use crate::encoding::json::Node;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A DPoP proof for another request than the one you name, whose `htu` is no plain http URL, or whose `htm` is not in capitals.
    ///
    /// ## Why it matters
    /// Servers compare both with the request.
    ///
    /// ## What to do
    /// Write the method in capitals, and the URL without query and fragment.
    ///
    /// ## References
    /// - RFC 9449 4.2, 4.3(8-9)
    DPOP_HTM_HTU, "dpop-htm-htu", Error, "Method or URI does not match the request",
    "RFC 9449 4.2, 4.3(8-9)", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str);
    if subject.facts.profile.id != "dpop" {
        return;
    }
    for (step, claim) in [("proof-method", "htm"), ("proof-url", "htu")] {
        if let Some(failure) = subject.binding.failure(step) {
            let message = format!("{failure}. Make a proof for each request.");
            findings.push(DPOP_HTM_HTU.at_claim(subject, claim, message));
        }
    }
    if let Some(target) = text("htu") {
        let url = Url::read(target).filter(|url| matches!(url.scheme, "http" | "https"));
        let (severity, fault) = match url {
            None => (Severity::Error, "is no absolute http URL"),
            Some(url) if url.rest.contains(['?', '#']) => {
                (Severity::Warning, "has a query or fragment")
            }
            Some(_) => (Severity::Ok, ""),
        };
        if severity != Severity::Ok {
            let message = format!(
                "`htu` {fault}; servers compare it with the request's URL without query and fragment. Write it so."
            );
            findings.push(DPOP_HTM_HTU.at_claim(subject, "htu", message).graded(severity));
        }
    }
    if text("htm").is_some_and(|method| !method.bytes().all(|byte| byte.is_ascii_uppercase())) {
        let message = "`htm` is not in capitals; servers compare it letter by letter with the request's method. Write it so.";
        findings.push(DPOP_HTM_HTU.at_claim(subject, "htm", message).graded(Severity::Warning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_urls_that_cannot_be_compared() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"htu":"/token"}"#,
            ),
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"htu":"https://a.example?x"}"#,
            ),
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"htm":"post"}"#,
            ),
        ] {
            assert!(case.fires(&DPOP_HTM_HTU), "{case:?}");
        }
    }

    const HEADER: &str =
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#;

    fn sent(method: &str, url: &str) -> Case {
        let mut case = Case::jwt(HEADER, r#"{"htm":"POST","htu":"https://a.example/b"}"#);
        case.options.method = Some(method.to_owned());
        case.options.url = Some(url.to_owned());
        case
    }

    #[test]
    fn compares_with_the_request_that_is_named() {
        for case in [sent("GET", "https://a.example/b"), sent("POST", "https://a.example/c")] {
            assert_eq!(case.finding(&DPOP_HTM_HTU).unwrap().severity, Severity::Error, "{case:?}");
        }
        let same = sent("POST", "https://a.example:443/b?c");
        assert!(!same.fires(&DPOP_HTM_HTU), "{same:?}");
    }

    #[test]
    fn is_silent_about_plain_ones() {
        for case in [
            Case::jwt(
                r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#,
                r#"{"jti":"a1b2c3d4e5f6","htm":"POST","htu":"https://as.example/token","iat":1789999995}"#,
            ),
            Case::claims(r#"{"htm":"post"}"#),
        ] {
            assert!(!case.fires(&DPOP_HTM_HTU), "{case:?}");
        }
    }
}
