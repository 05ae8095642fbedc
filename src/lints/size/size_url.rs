//! Rule `size-url`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A request object or logout hint above 2000 characters; such tokens travel in URLs.
    ///
    /// ## Why it matters
    /// Some browsers, proxies and mail programs cut URLs there.
    ///
    /// ## What to do
    /// Use pushed authorization requests, or send the token in a form.
    ///
    /// ## References
    /// - RFC 9126
    /// - RFC 9101 5
    SIZE_URL, "size-url", Info, "Too long for URLs",
    "RFC 9126; RFC 9101 5", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let size = subject.facts.clean.text.len();
    if size > 2000 && subject.facts.profile.id == "request-object" {
        let message = format!(
            "The token has {size} characters and travels in a URL, which some browsers, proxies and mail programs cut at 2000. Push the request, or send it in a form."
        );
        findings.push(SIZE_URL.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn sized(typ: &str, bytes: usize) -> Case {
        let header = format!(r#"{{"alg":"ES256","typ":"{typ}"}}"#);
        Case::jwt(&header, &format!(r#"{{"data":"{}"}}"#, "x".repeat(bytes * 3 / 4)))
    }

    #[test]
    fn fires_on_long_request_objects() {
        let case = sized("oauth-authz-req+jwt", 3000);
        assert!(case.fires(&SIZE_URL), "{case:?}");
    }

    #[test]
    fn is_silent_about_tokens_in_headers() {
        for case in [sized("JWT", 3000), sized("oauth-authz-req+jwt", 500)] {
            assert!(!case.fires(&SIZE_URL), "{case:?}");
        }
    }
}
