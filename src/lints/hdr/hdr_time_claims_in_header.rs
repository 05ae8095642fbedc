//! Rule `hdr-time-claims-in-header`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An `exp`, `nbf` or `iat` in the header that the payload lacks.
    ///
    /// ## Why it matters
    /// JWT libraries look at the claims only, so for them the token never expires.
    ///
    /// ## What to do
    /// Move it into the payload.
    ///
    /// ## References
    /// - RFC 7519 4.1.4
    /// - RFC 7519 5.3
    HDR_TIME_CLAIMS_IN_HEADER, "hdr-time-claims-in-header", Warning, "exp/nbf/iat placed in the header",
    "RFC 7519 4.1.4; RFC 7519 5.3", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let signer = facts.header("signer").and_then(Node::as_str).unwrap_or_default();
    if facts.kind == Kind::Jwe || signer.starts_with("arn:aws:elasticloadbalancing:") {
        return;
    }
    for name in ["exp", "nbf", "iat"] {
        if facts.header(name).is_some() && facts.claim(name).is_none() {
            let message = format!(
                "`{name}` stands in the header, where JWT libraries do not look at it. Move it into the payload."
            );
            findings.push(HDR_TIME_CLAIMS_IN_HEADER.at_header(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_times_in_the_header_only() {
        let case = Case::jwt(r#"{"alg":"HS256","exp":1700000000}"#, r#"{"sub":"a"}"#);
        assert!(case.fires(&HDR_TIME_CLAIMS_IN_HEADER), "{case:?}");
    }

    #[test]
    fn is_silent_when_the_payload_has_them() {
        for case in [
            Case::header(r#"{"alg":"HS256","exp":1700000000}"#),
            Case::jwt(
                r#"{"alg":"ES256","signer":"arn:aws:elasticloadbalancing:x","exp":1}"#,
                r#"{"sub":"a"}"#,
            ),
        ] {
            assert!(!case.fires(&HDR_TIME_CLAIMS_IN_HEADER), "{case:?}");
        }
    }
}
