//! Rule `json-payload-invalid`.

use super::{claims_to_be_jwt, hint, is_compact_token, trailing};
use crate::encoding::json::Node;
use crate::facts::part::Problem;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::{Kind, Severity};

declare_lint! {
    /// ## What it finds
    /// A payload of a signed token that is not JSON although the header announces nothing else.
    ///
    /// ## Why it matters
    /// The token is no JWT: it has no claims that a verifier could check.
    ///
    /// ## What to do
    /// Look whether it was cut, compressed or encrypted before signing. A JWS that carries other data should say so in `typ` or `cty`.
    ///
    /// ## References
    /// - RFC 7519 7.2 step 10
    JSON_PAYLOAD_INVALID, "json-payload-invalid", Error, "Payload is not valid JSON",
    "RFC 7519 7.2 step 10", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let part = &subject.facts.payload;
    let unreadable = match &part.problem {
        Some(Problem::Json(_)) => trailing(part).is_none(),
        Some(Problem::Utf8(_)) => part.json.is_none(),
        _ => false,
    };
    if !unreadable
        || !part.complete
        || part.bytes.is_empty()
        || announces_other(subject)
        || is_compact_token(&part.text)
    {
        return;
    }
    if claims_to_be_jwt(subject) {
        let message = format!(
            "The payload is not JSON{}, so this is no JWT and has no claims to check. Look whether it was cut, compressed or encrypted before signing.",
            hint(&part.text)
        );
        findings.push(JSON_PAYLOAD_INVALID.at_segment(subject, 1, message));
    } else {
        let message =
            "The payload is not JSON: a JWS with other data, not a JWT. It has no claims to check.";
        findings.push(JSON_PAYLOAD_INVALID.at_segment(subject, 1, message).graded(Severity::Info));
    }
}

/// Whether the header says that the payload is something else than claims.
fn announces_other(subject: &Subject<'_>) -> bool {
    let facts = subject.facts;
    let content = facts.header("cty").and_then(Node::as_str);
    let unencoded = facts.header("b64").and_then(Node::as_bool) == Some(false);
    facts.kind == Kind::Jwe
        || unencoded
        || facts.header("zip").is_some()
        || content.is_some_and(|cty| !cty.to_ascii_lowercase().contains("json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_payload_that_is_not_json() {
        for case in
            [Case::claims(r#"{"sub":"a",}"#), Case::jwt(r#"{"alg":"HS256","typ":"JOSE"}"#, "Hello")]
        {
            assert!(case.fires(&JSON_PAYLOAD_INVALID), "{case:?}");
        }
    }

    #[test]
    fn is_silent_when_something_else_is_announced_or_nested() {
        for case in [
            Case::jwt(r#"{"alg":"ES256","zip":"DEF"}"#, "xx"),
            Case::claims("[]"),
            Case::claims("eyJhbGciOiJIUzI1NiJ9.e30.AAAA"),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&JSON_PAYLOAD_INVALID), "{case:?}");
        }
    }

    #[test]
    fn is_a_note_when_the_type_is_no_jwt() {
        let case = Case::jwt(r#"{"alg":"HS256","typ":"JOSE"}"#, "Hello");
        assert_eq!(case.finding(&JSON_PAYLOAD_INVALID).unwrap().severity, Severity::Info);
    }
}
