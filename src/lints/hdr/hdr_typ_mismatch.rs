//! Rule `hdr-typ-mismatch`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `typ` other than the one that you expect. Letter case and a leading `application/` do not matter.
    ///
    /// ## Why it matters
    /// One kind of JWT is used as another: an ID token as an access token, a logout token as an ID token.
    ///
    /// ## What to do
    /// Refuse it. Let the verifier compare `typ` with the type it expects.
    ///
    /// ## References
    /// - RFC 8725 2.8, 3.11, 3.12
    /// - draft-ietf-oauth-rfc8725bis-08 3.11
    HDR_TYP_MISMATCH, "hdr-typ-mismatch", Error, "Token type differs from what you expect",
    "RFC 8725 2.8, 3.11, 3.12; draft-ietf-oauth-rfc8725bis-08 3.11", needs: [Header, Type]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let expected = subject.options.token_type.as_deref().unwrap_or_default();
    let found = subject.facts.header("typ").and_then(Node::as_str);
    if found.is_some_and(|found| normalized_type(found) == normalized_type(expected)) {
        return;
    }
    let found = found.map_or_else(|| "missing".to_owned(), text::quoted);
    let message = format!(
        "`typ` is {found} where {} is expected: one kind of token is used as another. Refuse it.",
        text::quoted(expected)
    );
    findings.push(HDR_TYP_MISMATCH.at_header(subject, "typ", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn expecting(typ: &str, header: &str) -> Case {
        let mut case = Case::header(header);
        case.options.token_type = Some(typ.to_owned());
        case
    }

    #[test]
    fn fires_on_another_type() {
        for case in [
            expecting("at+jwt", r#"{"alg":"HS256","typ":"JWT"}"#),
            expecting("at+jwt", r#"{"alg":"HS256"}"#),
        ] {
            assert!(case.fires(&HDR_TYP_MISMATCH), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_the_expected_one_and_without_expectation() {
        for case in [
            expecting("at+jwt", r#"{"alg":"HS256","typ":"application/AT+JWT"}"#),
            Case::header(r#"{"alg":"HS256"}"#),
        ] {
            assert!(!case.fires(&HDR_TYP_MISMATCH), "{case:?}");
        }
    }
}
