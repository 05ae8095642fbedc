//! Rule `set-subject-identifier`.

use crate::encoding::json::{Member, Node};
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A subject identifier, `sub_id` or the `subject` of an event, without `format`, or with other members than its format has.
    ///
    /// ## Why it matters
    /// Receivers cannot tell whom it is about.
    ///
    /// ## What to do
    /// Write exactly the members of the format.
    ///
    /// ## References
    /// - RFC 9493 3
    SET_SUBJECT_IDENTIFIER, "set-subject-identifier", Error, "Subject identifier is invalid",
    "RFC 9493 3", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(fault) = subject.facts.claim("sub_id").and_then(fault) {
        let message = format!("`sub_id` {fault}. Receivers cannot tell whom it is about.");
        findings.push(SET_SUBJECT_IDENTIFIER.at_claim(subject, "sub_id", message));
    }
    let events = subject.facts.claim("events").and_then(Node::members).unwrap_or_default();
    for subject_of_event in events.iter().filter_map(|event| event.value.get("subject")) {
        // Before RFC 9493 it was `subject_type`.
        if subject_of_event.get("subject_type").is_none()
            && let Some(fault) = fault(subject_of_event)
        {
            let message =
                format!("`subject` of an event {fault}. Receivers cannot tell whom it is about.");
            findings.push(SET_SUBJECT_IDENTIFIER.at_claim(subject, "events", message));
        }
    }
}

/// What is wrong, as the end of a sentence.
fn fault(identifier: &Node) -> Option<String> {
    let Some(format) = identifier.get("format").and_then(Node::as_str) else {
        return Some("needs a `format` that is text".to_owned());
    };
    let (_, wanted) = FORMATS.iter().find(|(name, _)| *name == format)?;
    let members = identifier.members().unwrap_or_default();
    let filled = |name: &&str| {
        let value = identifier.get(name);
        value.is_some_and(|it| {
            it.as_str().is_some_and(|it| !it.is_empty()) || it.elements().is_some()
        })
    };
    let known = |member: &Member| member.name == "format".into() || wanted.contains(&&*member.name);
    let nested = |node: &Node| node.get("format").and_then(Node::as_str) == Some("aliases");
    let aliases = identifier.get("identifiers").and_then(Node::elements).unwrap_or_default();
    if wanted.iter().all(filled) && members.iter().all(known) && !aliases.iter().any(nested) {
        return aliases.iter().find_map(fault);
    }
    let wanted: Vec<String> = wanted.iter().map(|it| (*it).to_owned()).collect();
    Some(format!("of format `{format}` must contain exactly {}", text::list(&wanted)))
}

/// RFC 9493, section 3.2. Formats that other documents define are not judged.
const FORMATS: [(&str, &[&str]); 8] = [
    ("account", &["uri"]),
    ("aliases", &["identifiers"]),
    ("did", &["url"]),
    ("email", &["email"]),
    ("iss_sub", &["iss", "sub"]),
    ("opaque", &["id"]),
    ("phone_number", &["phone_number"]),
    ("uri", &["uri"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_identifiers_that_name_nobody() {
        for identifier in [
            r#"{"format":"email"}"#,
            r#"{"id":"1"}"#,
            r#"{"format":"opaque","id":"1","email":"a"}"#,
            r#"{"format":"aliases","identifiers":[{"format":"aliases","identifiers":[]}]}"#,
            r#"{"format":"aliases","identifiers":[{"format":"email"}]}"#,
        ] {
            let case = Case::claims(&format!(r#"{{"sub_id":{identifier}}}"#));
            assert!(case.fires(&SET_SUBJECT_IDENTIFIER), "{identifier}");
            let case =
                Case::claims(&format!(r#"{{"events":{{"urn:x":{{"subject":{identifier}}}}}}}"#));
            assert!(case.fires(&SET_SUBJECT_IDENTIFIER), "{identifier}");
        }
    }

    #[test]
    fn is_silent_about_complete_ones_and_formats_of_others() {
        for claims in [
            r#"{"sub_id":{"format":"opaque","id":"1"}}"#,
            r#"{"sub_id":{"format":"iss_sub","iss":"a","sub":"b"}}"#,
            r#"{"sub_id":{"format":"aliases","identifiers":[{"format":"email","email":"a@b"}]}}"#,
            r#"{"sub_id":{"format":"complex","user":{}}}"#,
            r#"{"events":{"urn:x":{"subject":{"subject_type":"email"}}}}"#,
            "{}",
        ] {
            assert!(!Case::claims(claims).fires(&SET_SUBJECT_IDENTIFIER), "{claims}");
        }
    }
}
