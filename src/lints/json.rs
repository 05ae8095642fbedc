//! Rules about the JSON of header and payload.

pub(super) mod json_bom;
pub(super) mod json_case_variant_member;
pub(super) mod json_confusable_member;
pub(super) mod json_control_characters;
pub(super) mod json_deep_nesting;
pub(super) mod json_duplicate_member;
pub(super) mod json_empty_claims;
pub(super) mod json_escaped_member_name;
pub(super) mod json_header_invalid;
pub(super) mod json_invalid_utf8;
pub(super) mod json_not_object;
pub(super) mod json_null_registered;
pub(super) mod json_payload_invalid;
pub(super) mod json_proto_key;
pub(super) mod json_trailing_data;
pub(super) mod json_unsafe_integer;

use super::{Lint, Subject};
use crate::encoding::json::{self, Cause, Node};
use crate::facts::part::{Part, Problem};
use crate::registry;

pub(super) const RULES: &[&Lint] = &[
    &json_header_invalid::JSON_HEADER_INVALID,
    &json_payload_invalid::JSON_PAYLOAD_INVALID,
    &json_not_object::JSON_NOT_OBJECT,
    &json_trailing_data::JSON_TRAILING_DATA,
    &json_duplicate_member::JSON_DUPLICATE_MEMBER,
    &json_case_variant_member::JSON_CASE_VARIANT_MEMBER,
    &json_escaped_member_name::JSON_ESCAPED_MEMBER_NAME,
    &json_confusable_member::JSON_CONFUSABLE_MEMBER,
    &json_invalid_utf8::JSON_INVALID_UTF8,
    &json_bom::JSON_BOM,
    &json_unsafe_integer::JSON_UNSAFE_INTEGER,
    &json_null_registered::JSON_NULL_REGISTERED,
    &json_proto_key::JSON_PROTO_KEY,
    &json_control_characters::JSON_CONTROL_CHARACTERS,
    &json_deep_nesting::JSON_DEEP_NESTING,
    &json_empty_claims::JSON_EMPTY_CLAIMS,
];

/// The problem of a part whose JSON object is complete but not the end.
fn trailing(part: &Part) -> Option<&json::Problem> {
    match &part.problem {
        Some(Problem::Json(problem)) if matches!(problem.cause, Cause::Trailing(_)) => {
            part.text.trim_start().starts_with('{').then_some(problem)
        }
        _ => None,
    }
}

/// The habit behind text that is nearly JSON, as the end of a clause.
fn hint(text: &str) -> &'static str {
    let text = outside_strings(text);
    let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    match () {
        () if has(&["{'", "':"]) => ": it has single quotes",
        () if has(&[",}", ", }", ",]"]) => ": it has a comma before a closing bracket",
        () if has_bare_name(&text) => ": it has a member name without quotes",
        () if has(&["True", "False", "None"]) => ": it has Python's words for true, false and null",
        () if has(&["NaN", "Infinity", "undefined"]) => ": it has a value that JSON does not know",
        () if has(&["/*", "//"]) => ": it has a comment",
        () => "",
    }
}

/// Whether a letter begins what should be a member name.
fn has_bare_name(text: &str) -> bool {
    let mut places = text.split(['{', ',']).skip(1);
    places.any(|rest| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(0);
        rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest.get(end..).is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

/// The text without what stands between double quotes: `https://…` is no comment.
fn outside_strings(text: &str) -> String {
    let mut inside = false;
    let mut escaped = false;
    let keep = |c: &char| {
        let quote = *c == '"' && !escaped;
        escaped = inside && *c == '\\' && !escaped;
        inside ^= quote;
        quote || !inside
    };
    text.chars().filter(keep).collect()
}

/// Whether a payload is itself a compact token.
pub(super) fn is_compact_token(text: &str) -> bool {
    let parts = text.split('.').count();
    let plain = |c: char| c == '.' || crate::encoding::base64url::is_base64url(c);
    text.starts_with("ey") && (parts == 3 || parts == 5) && text.chars().all(plain)
}

/// Whether `typ` says that this is a JWT, or says nothing.
fn claims_to_be_jwt(subject: &Subject<'_>) -> bool {
    let typ = subject.facts.header("typ").and_then(Node::as_str).unwrap_or("JWT");
    typ.to_ascii_lowercase().contains("jwt")
}

/// Whether a header parameter (segment 0) or claim (segment 1) of that name is registered.
fn is_registered(segment: usize, name: &str) -> bool {
    if segment == 0 { registry::is_header_parameter(name) } else { registry::is_claim(name) }
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn an_address_in_a_string_is_no_comment() {
        assert_eq!(hint(r#"{"iss":"https://id.example","a\"//":x}"#), "");
        assert_eq!(hint("{\"a\":1 // one\n}"), ": it has a comment");
        assert_eq!(hint("{alg: \"HS256\"}"), ": it has a member name without quotes");
        assert_eq!(hint("{\"a\":1, b_2 :[]}"), ": it has a member name without quotes");
        assert_eq!(hint("{\"a\":[true,false]"), "");
        assert_eq!(hint("{'sub':'ann'}"), ": it has single quotes");
    }
}
