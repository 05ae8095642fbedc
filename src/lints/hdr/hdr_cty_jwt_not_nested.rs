//! Rule `hdr-cty-jwt-not-nested`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A header with `cty` `JWT` over plain claims.
    ///
    /// ## Why it matters
    /// It promises a token inside the token. Recipients that look for one fail.
    ///
    /// ## What to do
    /// Remove `cty`; `typ` is where `JWT` belongs.
    ///
    /// ## References
    /// - RFC 7519 5.2
    HDR_CTY_JWT_NOT_NESTED, "hdr-cty-jwt-not-nested", Warning, "cty says JWT but content is not one",
    "RFC 7519 5.2", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let content = subject.facts.header("cty").and_then(Node::as_str).unwrap_or_default();
    if content.eq_ignore_ascii_case("JWT") {
        let message = "`cty` `JWT` promises a token inside this one, but the payload holds plain claims. Remove `cty`; `typ` is where `JWT` belongs.";
        findings.push(HDR_CTY_JWT_NOT_NESTED.at_header(subject, "cty", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_over_plain_claims() {
        let case = Case::header(r#"{"alg":"HS256","cty":"JWT"}"#);
        assert!(case.fires(&HDR_CTY_JWT_NOT_NESTED), "{case:?}");
    }

    #[test]
    fn is_silent_over_a_nested_token() {
        for case in [
            Case::header(r#"{"alg":"HS256","cty":"twilio-fpa;v=1"}"#),
            Case::jwt(r#"{"alg":"HS256","cty":"JWT"}"#, "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"),
        ] {
            assert!(!case.fires(&HDR_CTY_JWT_NOT_NESTED), "{case:?}");
        }
    }
}
