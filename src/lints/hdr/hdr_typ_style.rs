//! Rule `hdr-typ-style`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `typ` such as `jwt` or `application/at+jwt`.
    ///
    /// ## Why it matters
    /// The usual spelling is `JWT`, and the short form without `application/`. It is harmless unless a peer compares letter by letter.
    ///
    /// ## What to do
    /// Nothing, unless a peer refuses the token.
    ///
    /// ## References
    /// - RFC 7519 5.1
    /// - RFC 7515 4.1.9
    HDR_TYP_STYLE, "hdr-typ-style", Verbose, "Unusual spelling of typ",
    "RFC 7519 5.1; RFC 7515 4.1.9", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(typ) = subject.facts.header("typ").and_then(Node::as_str) else { return };
    let long = typ.strip_prefix("application/").is_some_and(|rest| !rest.contains('/'));
    if long || typ != "JWT" && typ.eq_ignore_ascii_case("JWT") {
        let message = format!(
            "{} is an unusual spelling; `JWT` or the form without `application/` is usual. Harmless unless a peer compares letter by letter.",
            text::quoted(typ)
        );
        findings.push(HDR_TYP_STYLE.at_header(subject, "typ", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_unusual_spellings() {
        for case in
            [Case::header(r#"{"typ":"jwt"}"#), Case::header(r#"{"typ":"application/at+jwt"}"#)]
        {
            assert!(case.fires(&HDR_TYP_STYLE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_usual_ones() {
        for case in [Case::header(r#"{"typ":"at+jwt"}"#), Case::header(r#"{"typ":"JWT"}"#)] {
            assert!(!case.fires(&HDR_TYP_STYLE), "{case:?}");
        }
    }
}
