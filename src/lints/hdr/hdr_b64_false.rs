//! Rule `hdr-b64-false`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// `b64` false, an unencoded payload, in what is used as a JWT.
    ///
    /// ## Why it matters
    /// JWTs forbid it. A verifier that ignores it checks the signature over other bytes than the signer used.
    ///
    /// ## What to do
    /// Encode the payload of JWTs. For a JWS that is no JWT it may stay, with `crit`.
    ///
    /// ## References
    /// - RFC 7797 (updates RFC 7519) 7
    HDR_B64_FALSE, "hdr-b64-false", Error, "Unencoded payload in a JWT",
    "RFC 7797 (updates RFC 7519) 7", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.header("b64").and_then(Node::as_bool) != Some(false) {
        return;
    }
    let typ = facts.header("typ").and_then(Node::as_str).unwrap_or_default().to_ascii_lowercase();
    let jwt = typ == "jwt" || typ.ends_with("+jwt") || facts.payload.object().is_some();
    let severity = if jwt { HDR_B64_FALSE.severity } else { Severity::Info };
    let message = "`b64` is false: the payload is signed unencoded, which JWTs forbid. A verifier that ignores it checks the signature over other bytes; encode the payload.";
    findings.push(HDR_B64_FALSE.at_header(subject, "b64", message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_unencoded_payloads() {
        let case = Case::header(r#"{"alg":"HS256","typ":"JWT","b64":false,"crit":["b64"]}"#);
        assert!(case.fires(&HDR_B64_FALSE), "{case:?}");
    }

    #[test]
    fn is_silent_about_encoded_ones() {
        for case in
            [Case::header(r#"{"alg":"HS256","b64":true}"#), Case::header(r#"{"alg":"HS256"}"#)]
        {
            assert!(!case.fires(&HDR_B64_FALSE), "{case:?}");
        }
    }

    #[test]
    fn is_a_note_outside_jwts() {
        let case = Case::jwt(r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#, "");
        assert_eq!(case.finding(&HDR_B64_FALSE).unwrap().severity, Severity::Info);
    }
}
