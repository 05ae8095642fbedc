//! Rule `input-json-serialization`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Serialization;

declare_lint! {
    /// ## What it finds
    /// A JWS or JWE in JSON serialization.
    ///
    /// ## Why it matters
    /// JWTs must be compact. With several signatures somebody must decide whether one, some or all have to hold.
    ///
    /// ## What to do
    /// Convert it to the compact form for JWT libraries.
    ///
    /// ## References
    /// - RFC 7515 7.2
    /// - RFC 7516 7.2
    /// - RFC 7519 1
    INPUT_JSON_SERIALIZATION, "input-json-serialization", Info, "JWS/JWE JSON serialisation, not a JWT",
    "RFC 7515 7.2; RFC 7516 7.2; RFC 7519 1", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let form = subject.facts.serialization;
    if matches!(form, Some(Serialization::Flattened | Serialization::General)) {
        let message = "This is the JSON serialization of a JWS or JWE; JWTs must use the compact form. With several signatures, decide whether one, some or all have to hold.";
        findings.push(INPUT_JSON_SERIALIZATION.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_json_serialization() {
        let case = Case::text(r#"{"protected":"eyJh","payload":"eyJh","signature":"AA"}"#);
        assert!(case.fires(&INPUT_JSON_SERIALIZATION), "{case:?}");
    }

    #[test]
    fn is_silent_about_other_json() {
        let case = Case::text(r#"{"access_token":"x"}"#);
        assert!(!case.fires(&INPUT_JSON_SERIALIZATION), "{case:?}");
    }
}
