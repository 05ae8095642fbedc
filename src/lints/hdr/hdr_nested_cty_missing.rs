//! Rule `hdr-nested-cty-missing`.

use crate::encoding::json::Node;
use crate::lints::json::is_compact_token;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A payload that is itself a token, without `cty` `JWT` in the header.
    ///
    /// ## Why it matters
    /// The standard requires `cty` there. Recipients may take the inner token for data and not verify it.
    ///
    /// ## What to do
    /// Set `cty` to `JWT` where the outer token is made, and verify the inner one too.
    ///
    /// ## References
    /// - RFC 7519 5.2
    HDR_NESTED_CTY_MISSING, "hdr-nested-cty-missing", Warning, "Nested JWT without cty",
    "RFC 7519 5.2", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let content = subject.facts.header("cty").and_then(Node::as_str).unwrap_or_default();
    if is_compact_token(&subject.facts.payload.text) && !content.eq_ignore_ascii_case("JWT") {
        let message = "The payload is another token, but `cty` is not `JWT`, which the standard requires: recipients may not verify the inner one. Set `cty` where the token is made.";
        findings.push(HDR_NESTED_CTY_MISSING.at_header(subject, "cty", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_token_in_a_token() {
        let case = Case::claims("eyJhbGciOiJIUzI1NiJ9.e30.AAAA");
        assert!(case.fires(&HDR_NESTED_CTY_MISSING), "{case:?}");
    }

    #[test]
    fn is_silent_when_it_is_announced() {
        for case in [
            Case::jwt(r#"{"alg":"HS256","cty":"jwt"}"#, "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&HDR_NESTED_CTY_MISSING), "{case:?}");
        }
    }
}
