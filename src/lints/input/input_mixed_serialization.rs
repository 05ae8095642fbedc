//! Rule `input-mixed-serialization`.

use crate::encoding::base64url::{decode, is_base64url};
use crate::encoding::json::{self, Node, Value};
use crate::facts::part::Part;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Serialization;

declare_lint! {
    /// ## What it finds
    /// A JWS in JSON serialization that hides a compact token with other claims in the name or value of a member.
    ///
    /// ## Why it matters
    /// A library that splits the text at dots reads the forged claims, while the signature of the JSON object holds for the real ones. That was the forgery of python-jwt.
    ///
    /// ## What to do
    /// Reject it. Read the claims from the same parsed object that was verified.
    ///
    /// ## References
    /// - CVE-2022-39227
    /// - draft-ietf-oauth-rfc8725bis-08 2.13 and 3.14
    INPUT_MIXED_SERIALIZATION, "input-mixed-serialization", Error, "Polyglot: compact token smuggled in JSON serialisation",
    "CVE-2022-39227; draft-ietf-oauth-rfc8725bis-08 2.13 and 3.14", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if !matches!(facts.serialization, Some(Serialization::Flattened | Serialization::General)) {
        return;
    }
    let payload = facts.segment_text(1).unwrap_or_default();
    let Ok(root) = json::parse(&facts.clean.text) else { return };
    if let Some(hidden) = texts(&root).into_iter().find(|text| smuggles(text, payload)) {
        let message = "The text is at once a JSON-serialised JWS and a compact token with other claims: the shape of a known forgery. Reject it; verify and read the claims from the same parsed object.";
        let start = facts.clean.text.find(hidden).unwrap_or_default();
        findings.push(INPUT_MIXED_SERIALIZATION.at_text(
            subject,
            start..start + hidden.len(),
            message,
        ));
    }
}

/// Every member name and every string, except what the serialization itself encodes.
fn texts(node: &Node) -> Vec<&str> {
    let mut found = Vec::new();
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::String(text) => found.push(&**text),
            Value::Array(elements) => waiting.extend(elements),
            Value::Object(members) => {
                found.extend(members.iter().map(|member| &*member.name));
                let own = ["payload", "protected", "signature"];
                let others = members.iter().filter(|member| !own.contains(&&*member.name));
                waiting.extend(others.map(|member| &member.value));
            }
            _ => {}
        }
    }
    found
}

/// Whether a compact JWS with another payload stands in the text.
fn smuggles(text: &str, payload: &str) -> bool {
    let tokens = text.split(|c: char| !is_base64url(c) && c != '.');
    tokens.filter(|token| token.matches('.').count() == 2).any(|token| {
        let mut segments = token.split('.');
        let header = segments.next().and_then(|header| decode(header).bytes);
        let header = header.map(|bytes| Part::of(bytes, true));
        header.is_some_and(|header| header.object().is_some()) && segments.next() != Some(payload)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const REAL: &str = r#""protected":"eyJhbGciOiJIUzI1NiJ9","payload":"e30","signature":"AA"}"#;

    #[test]
    fn fires_on_a_token_in_a_member_name() {
        let name = r#"{"  eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyb290In0.":"","#;
        let case = Case::text(&[name, REAL].concat());
        let finding = case.finding(&INPUT_MIXED_SERIALIZATION).unwrap();
        assert_eq!(finding.offset, Some(2));
    }

    #[test]
    fn is_silent_about_a_normal_object() {
        let case = Case::text(&["{\"header\":{\"kid\":\"a.b.c\"},", REAL].concat());
        assert!(!case.fires(&INPUT_MIXED_SERIALIZATION), "{case:?}");
    }
}
