//! Rule `input-unprotected-parameters`.

use crate::encoding::json::Node;
use crate::facts::part::Part;
use crate::lints::{Finding, Subject, declare_lint, text};
use crate::report::{Serialization, Severity};

declare_lint! {
    /// ## What it finds
    /// In a JSON serialization, header parameters that decide how the token is read or verified, outside the protected header. An error when the same name stands in both headers, or when `crit` is outside.
    ///
    /// ## Why it matters
    /// Nothing protects the unprotected header: anyone can change it on the way.
    ///
    /// ## What to do
    /// Put these parameters into the protected header, and each name into one header only.
    ///
    /// ## References
    /// - RFC 7515 4.1.11
    /// - RFC 7515 7.2.1
    /// - RFC 7516 7.2.1
    INPUT_UNPROTECTED_PARAMETERS, "input-unprotected-parameters", Warning, "Security parameters outside the signature",
    "RFC 7515 4.1.11, 7.2.1; RFC 7516 7.2.1", needs: [Token]
}

/// What decides how the token is read or verified.
const DECISIVE: [&str; 7] = ["alg", "b64", "crit", "enc", "jwk", "typ", "zip"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if !matches!(facts.serialization, Some(Serialization::Flattened | Serialization::General)) {
        return;
    }
    let alone = Some(&facts.header).filter(|_| facts.is_unprotected());
    let names = alone.into_iter().chain(&facts.unprotected).flat_map(names);
    let mut decisive = Vec::new();
    let mut wrong = Vec::new();
    for name in names {
        let repeated = !facts.is_unprotected()
            && facts.header.object().is_some_and(|header| header.get(name).is_some());
        if repeated || name == "crit" {
            wrong.push(name.to_owned());
        } else if DECISIVE.contains(&name) {
            decisive.push(name.to_owned());
        }
    }
    let path = if facts.is_unprotected() { "/header" } else { "/unprotected" };
    let about = |names: &[String], severity| {
        let message = format!(
            "{} in the unprotected header, so anyone can change {}. Put security-relevant parameters into the protected header; a name must not stand in both.",
            match names {
                [one] => format!("`{one}` is"),
                many => format!("{} are", text::list(many)),
            },
            if names.len() == 1 { "it" } else { "them" }
        );
        INPUT_UNPROTECTED_PARAMETERS.finding(message).graded(severity).on(path)
    };
    if !wrong.is_empty() {
        wrong.extend(decisive);
        findings.push(about(&wrong, Severity::Error));
    } else if !decisive.is_empty() {
        findings.push(about(&decisive, Severity::Warning));
    }
}

fn names(part: &Part) -> impl Iterator<Item = &str> {
    let members = part.object().and_then(Node::members).unwrap_or_default();
    members.iter().map(|member| &*member.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_an_algorithm_outside_the_signature() {
        let case = Case::text(r#"{"header":{"alg":"HS256"},"payload":"e30","signature":"AA"}"#);
        let finding = case.finding(&INPUT_UNPROTECTED_PARAMETERS).unwrap();
        assert_eq!(finding.severity, Severity::Warning);
        assert!(finding.message.contains("`alg` is"), "{}", finding.message);
    }

    #[test]
    fn a_name_in_both_headers_and_an_outside_crit_are_errors() {
        for header in [r#"{"alg":"HS512"}"#, r#"{"crit":["exp"]}"#] {
            let case = Case::text(&format!(
                r#"{{"protected":"eyJhbGciOiJIUzI1NiJ9","header":{header},"payload":"e30","signature":"AA"}}"#
            ));
            let finding = case.finding(&INPUT_UNPROTECTED_PARAMETERS).unwrap();
            assert_eq!(finding.severity, Severity::Error, "{header}");
        }
    }

    #[test]
    fn is_silent_about_a_key_id_outside_and_about_compact_tokens() {
        let case = Case::text(
            r#"{"protected":"eyJhbGciOiJIUzI1NiJ9","header":{"kid":"1"},"payload":"e30","signature":"AA"}"#,
        );
        assert!(!case.fires(&INPUT_UNPROTECTED_PARAMETERS), "{case:?}");
        assert!(!Case::claims("{}").fires(&INPUT_UNPROTECTED_PARAMETERS));
    }
}
