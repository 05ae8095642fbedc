//! Rule `fed-entity-statement`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::oauth::missing;
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A statement of an OpenID federation that lacks a member, is not signed, has a claim in the wrong kind of statement, or, as an entity's own configuration, does not hold the key that signed it.
    ///
    /// ## Why it matters
    /// No trust chain can be built on it.
    ///
    /// ## What to do
    /// Correct it where it is published.
    ///
    /// ## References
    /// - OpenID Federation 1.0 3
    FED_ENTITY_STATEMENT, "fed-entity-statement", Error, "OpenID Federation statement malformed",
    "OpenID Federation 1.0 3", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let typ = normalized_type(facts.header("typ").and_then(Node::as_str).unwrap_or_default());
    let required: &[&str] = match typ.as_str() {
        "entity-statement+jwt" => &["iss", "sub", "iat", "exp", "jwks"],
        "explicit-registration-response+jwt" | "resolve-response+jwt" => {
            &["iss", "sub", "iat", "exp"]
        }
        "trust-mark+jwt" => &["iss", "sub", "iat", "trust_mark_type"],
        // Taken for one because a person said so.
        _ if facts.profile.id == "entity-statement" => &["iss", "sub", "iat", "exp", "jwks"],
        _ => return,
    };
    let mut faults: Vec<String> =
        missing(subject, required).iter().map(|name| format!("`{name}` is missing")).collect();
    if facts.key_id().is_none() {
        faults.push("the header has no `kid`".to_owned());
    }
    if facts.algorithm().is_some_and(|alg| alg.eq_ignore_ascii_case("none")) {
        faults.push("it is not signed".to_owned());
    }
    match typ.as_str() {
        "entity-statement+jwt" => statement(subject, &mut faults),
        _ if required.contains(&"jwks") => faults.push("`typ` is another".to_owned()),
        _ => {}
    }
    if !faults.is_empty() {
        let message = format!(
            "This statement of a federation is malformed: {}. No trust chain can be built on it.",
            faults.join(", ")
        );
        findings.push(FED_ENTITY_STATEMENT.at_segment(subject, 1, message));
    }
}

fn statement(subject: &Subject<'_>, faults: &mut Vec<String>) {
    let facts = subject.facts;
    let text = |name| facts.claim(name).and_then(Node::as_str);
    let own = text("iss").is_some() && text("iss") == text("sub");
    let keys = facts.claim("jwks").and_then(|set| set.get("keys")).and_then(Node::elements);
    let signs = |key: &Node| key.get("kid").and_then(Node::as_str) == facts.key_id();
    if own && keys.is_some_and(|keys| !keys.iter().any(signs)) {
        faults.push("the key that `kid` names is not in its own `jwks`".to_owned());
    }
    let (misplaced, of): (&[&str], _) =
        if own { (OF_SUPERIORS, "a superior") } else { (OF_THE_ENTITY, "the entity itself") };
    for name in misplaced.iter().filter(|name| facts.claim(name).is_some()) {
        faults.push(format!("`{name}` is for a statement of {of}"));
    }
    let critical = facts.claim("crit").and_then(Node::elements).unwrap_or_default();
    for name in critical.iter().filter_map(Node::as_str).filter(|name| DEFINED.contains(name)) {
        faults.push(format!("`crit` lists {}, which everyone must know", text::quoted(name)));
    }
}

const OF_SUPERIORS: &[&str] =
    &["constraints", "metadata_policy", "metadata_policy_crit", "source_endpoint"];

const OF_THE_ENTITY: &[&str] =
    &["authority_hints", "trust_marks", "trust_mark_issuers", "trust_mark_owners"];

const DEFINED: [&str; 11] = [
    "iss",
    "sub",
    "aud",
    "iat",
    "exp",
    "jwks",
    "metadata",
    "metadata_policy",
    "constraints",
    "trust_marks",
    "authority_hints",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const HEADER: &str = r#"{"alg":"ES256","typ":"entity-statement+jwt","kid":"a"}"#;

    fn statement(more: &str) -> String {
        format!(
            r#"{{"iss":"https://e.example","sub":"https://e.example","iat":1,"exp":2,"jwks":{{"keys":[{{"kid":"a"}}]}}{more}}}"#
        )
    }

    #[test]
    fn fires_on_what_no_chain_can_be_built_on() {
        let other = HEADER.replace(r#""kid":"a""#, r#""kid":"b""#);
        let nameless = HEADER.replace(r#","kid":"a""#, "");
        let mark = HEADER.replace("entity-statement", "trust-mark");
        for (header, claims) in [
            (&*other, statement("")),
            (&*nameless, statement("")),
            (HEADER, statement(r#","metadata_policy":{}"#)),
            (HEADER, statement(r#","crit":["jwks"]"#)),
            (HEADER, r#"{"iss":"a","sub":"b","iat":1,"exp":2}"#.to_owned()),
            (&*mark, r#"{"iss":"a","sub":"b","iat":1}"#.to_owned()),
        ] {
            assert!(Case::jwt(header, &claims).fires(&FED_ENTITY_STATEMENT), "{header} {claims}");
        }
    }

    #[test]
    fn is_silent_about_valid_ones() {
        for (header, claims) in [
            (HEADER, statement(r#","authority_hints":["https://s.example"]"#)),
            (HEADER, statement(r#","crit":["extra"],"extra":1"#)),
            (r#"{"alg":"ES256"}"#, "{}".to_owned()),
        ] {
            assert!(!Case::jwt(header, &claims).fires(&FED_ENTITY_STATEMENT), "{claims}");
        }
    }
}
