//! Rule `input-double-base64`.

use crate::encoding::base64url;
use crate::lints::json::is_compact_token;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A text that is no token but decodes to one.
    ///
    /// ## Why it matters
    /// Kubernetes secrets and some consoles encode a token once more. Base64 hides nothing: the outer text is as good as the token.
    ///
    /// ## What to do
    /// Decode it once and paste the result.
    ///
    /// ## References
    /// - Common practice
    INPUT_DOUBLE_BASE64, "input-double-base64", Info, "Token is base64-encoded once more",
    "Common practice", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = &subject.facts.clean.text;
    let inner = text.starts_with("ZXlK").then(|| base64url::decode(text).bytes).flatten();
    let inner = inner.and_then(|bytes| String::from_utf8(bytes).ok());
    if inner.is_some_and(|inner| is_compact_token(inner.trim())) {
        let message = "This is a token that was encoded in base64 once more, as in Kubernetes secrets. Decode it once and paste the result; base64 hides nothing, so guard the outer text like the token.";
        findings.push(INPUT_DOUBLE_BASE64.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_an_encoded_token() {
        let case = Case::text(&base64url::encode(b"eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"));
        assert!(case.fires(&INPUT_DOUBLE_BASE64), "{case:?}");
    }

    #[test]
    fn is_silent_about_tokens() {
        for case in [Case::text("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"), Case::text("ZXlKYQ")] {
            assert!(!case.fires(&INPUT_DOUBLE_BASE64), "{case:?}");
        }
    }
}
