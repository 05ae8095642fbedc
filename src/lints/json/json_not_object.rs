//! Rule `json-not-object`.

use super::claims_to_be_jwt;
use crate::facts::part::Problem;
use crate::lints::point::parts;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A header, or a payload of a JWT, that is JSON but not an object.
    ///
    /// ## Why it matters
    /// JOSE headers and JWT claims are objects; nothing else has members that a verifier could check.
    ///
    /// ## What to do
    /// Look at the code that makes the token: it serialises the wrong variable.
    ///
    /// ## References
    /// - RFC 7515 4
    /// - RFC 7519 7.2
    JSON_NOT_OBJECT, "json-not-object", Error, "Header or payload is not a JSON object",
    "RFC 7515 4; RFC 7519 7.2", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let Some(Problem::NotObject(found)) = &part.problem else { continue };
        if segment == 1 && !claims_to_be_jwt(subject) {
            continue;
        }
        let name = if segment == 0 { "header" } else { "payload" };
        let message = format!(
            "The {name} must be a JSON object, this is {found}. Look at the code that makes the token."
        );
        findings.push(JSON_NOT_OBJECT.at_segment(subject, segment, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn is_silent_about_other_kinds_of_jws() {
        let jose = Case::jwt(r#"{"alg":"HS256","typ":"JOSE+JSON"}"#, r#"["a"]"#);
        assert!(!jose.fires(&JSON_NOT_OBJECT));
        let typed = Case::jwt(r#"{"alg":"HS256","typ":"at+jwt"}"#, r#"["a"]"#);
        assert!(typed.fires(&JSON_NOT_OBJECT));
    }

    #[test]
    fn fires_on_other_json() {
        for case in [Case::claims(r#"["a"]"#), Case::header("5")] {
            assert!(case.fires(&JSON_NOT_OBJECT), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_objects_and_nested_tokens() {
        for case in [Case::claims("{}"), Case::claims("eyJhbGciOiJIUzI1NiJ9.e30.AAAA")] {
            assert!(!case.fires(&JSON_NOT_OBJECT), "{case:?}");
        }
    }
}
