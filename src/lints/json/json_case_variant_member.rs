//! Rule `json-case-variant-member`.

use crate::lints::point::parts;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A member whose name differs from a standard one by letter case only, such as `Exp` or `Alg`.
    ///
    /// ## Why it matters
    /// Names are case-sensitive, so most verifiers ignore it; decoders that do not care for case read it. Two parsers then see two tokens.
    ///
    /// ## What to do
    /// Write the standard name. Refuse tokens that hold both.
    ///
    /// ## References
    /// - RFC 7519 4 / RFC 7515 4 (case-sensitive)
    /// - draft-ietf-oauth-rfc8725bis-08 2.11
    JSON_CASE_VARIANT_MEMBER, "json-case-variant-member", Warning, "Member differs from a standard name only by case",
    "RFC 7519 4 / RFC 7515 4 (case-sensitive); draft-ietf-oauth-rfc8725bis-08 2.11", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let names: &[&str] = if segment == 0 { &HEADER } else { &CLAIMS };
        let Some(object) = part.object() else { continue };
        for member in object.members().unwrap_or_default() {
            let variant = names.iter().find(|name| name.eq_ignore_ascii_case(&member.name));
            let Some(name) = variant.filter(|name| **name != &*member.name) else { continue };
            let both = object.get(name).is_some();
            let severity = if both { Severity::Error } else { JSON_CASE_VARIANT_MEMBER.severity };
            let message = format!(
                "{} is not `{name}`{}: names are case-sensitive, so most verifiers ignore it, while some decoders read it all the same. Write `{name}`.",
                text::quoted(&member.name),
                if both { ", which is there too" } else { "" }
            );
            findings.push(
                JSON_CASE_VARIANT_MEMBER
                    .at_member(subject, segment, &member.name, message)
                    .graded(severity),
            );
        }
    }
}

const HEADER: [&str; 12] =
    ["alg", "enc", "kid", "typ", "cty", "crit", "jku", "jwk", "x5u", "x5c", "zip", "b64"];
const CLAIMS: [&str; 10] =
    ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "azp", "nonce"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_letter_case() {
        for case in
            [Case::claims(r#"{"Exp":1700000000}"#), Case::header(r#"{"alg":"HS256","ALG":"none"}"#)]
        {
            assert!(case.fires(&JSON_CASE_VARIANT_MEMBER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_names_that_decide_nothing() {
        for case in [Case::claims(r#"{"Email":"a@b.example"}"#), Case::claims(r#"{"exp":1}"#)] {
            assert!(!case.fires(&JSON_CASE_VARIANT_MEMBER), "{case:?}");
        }
    }

    #[test]
    fn both_spellings_are_an_error() {
        let case = Case::header(r#"{"alg":"HS256","ALG":"none"}"#);
        assert_eq!(case.finding(&JSON_CASE_VARIANT_MEMBER).unwrap().severity, Severity::Error);
    }
}
