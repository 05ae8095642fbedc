//! Rule `time-not-a-number`.

use super::CLAIMS;
use crate::encoding::json::{self, Value};
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A time claim that is not a JSON number: a number in quotes, a date as text, a boolean, an object.
    ///
    /// ## Why it matters
    /// JWT times are numbers of seconds since 1970. Some libraries stop with an error, others skip the check, so the token may never expire for them.
    ///
    /// ## What to do
    /// Write the claim as a plain number where the token is made.
    ///
    /// ## References
    /// - RFC 7519 2 (NumericDate), 4.1.4
    TIME_NOT_A_NUMBER, "time-not-a-number", Error, "Time claim is not a number",
    "RFC 7519 2 (NumericDate), 4.1.4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in CLAIMS {
        let Some(node) = subject.facts.claim(claim) else { continue };
        let what = match &node.value {
            Value::Number(_) | Value::Null => continue,
            Value::String(text) if is_number(text) => "a number in quotes",
            Value::String(_) => "text",
            Value::Bool(_) => "true or false",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        let message = format!(
            "`{claim}` is {what}; a JWT time must be a plain number of seconds since 1970. Libraries either stop here or skip the check: remove the quotes or convert it where the token is made.",
        );
        let finding = TIME_NOT_A_NUMBER.at_claim(subject, claim, message);
        // Auth0 writes a date there, and nobody checks it.
        let harmless = claim == "updated_at" && subject.is_from(&["Auth0"]);
        findings.push(if harmless { finding.graded(Severity::Info) } else { finding });
    }
}

fn is_number(text: &str) -> bool {
    json::parse(text).is_ok_and(|node| node.as_number().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_text_and_other_types() {
        for case in [
            Case::claims(r#"{"exp":"1700000000"}"#),
            Case::claims(r#"{"exp":"2025-01-01T00:00:00Z"}"#),
            Case::claims(r#"{"nbf":true}"#),
            Case::claims(r#"{"auth_time":{}}"#),
        ] {
            assert!(case.fires(&TIME_NOT_A_NUMBER), "{case:?}");
        }
    }

    #[test]
    fn says_whether_the_text_is_a_number() {
        let message = |exp: &str| {
            let case = Case::claims(&format!(r#"{{"exp":"{exp}"}}"#));
            case.finding(&TIME_NOT_A_NUMBER).unwrap().message
        };
        assert!(message("1.7e9").contains("a number in quotes"));
        assert!(message("NaN").contains("is text") && message("").contains("is text"));
    }

    #[test]
    fn is_silent_about_numbers_and_about_dates_of_credentials() {
        for case in [
            Case::claims(r#"{"exp":1700000000}"#),
            Case::claims(r#"{"exp":null}"#),
            Case::claims(r#"{"vc":{"issuanceDate":"2025-01-01T00:00:00Z"}}"#),
        ] {
            assert!(!case.fires(&TIME_NOT_A_NUMBER), "{case:?}");
        }
    }
}
