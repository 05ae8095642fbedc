//! Rule `claim-js-stringified`.

use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A text such as `undefined`, `null`, `NaN` or `[object Object]` as a value.
    ///
    /// ## Why it matters
    /// A variable was not set when the token was made. If the claim identifies someone, different people share it.
    ///
    /// ## What to do
    /// Find where the value is set, and refuse to issue tokens without it.
    ///
    /// ## References
    /// - CWE-1287
    CLAIM_JS_STRINGIFIED, "claim-js-stringified", Warning, "Value is a serialisation accident",
    "CWE-1287", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.payload.object() else { return };
    walk(claims, &mut |visit| {
        let text = visit.node.as_str().unwrap_or_default();
        let accident = ACCIDENTS.contains(&text)
            || text == "{}" && visit.name.to_ascii_lowercase().ends_with("id");
        if visit.depth <= 3 && accident && !NAMES.contains(&visit.name) {
            let message = format!(
                "`{}` is the literal text `{text}`: a variable was not set when the token was made. If it identifies someone, different people share it.",
                visit.pointer
            );
            findings.push(visit.finding(&CLAIM_JS_STRINGIFIED, subject, 1, message));
        }
    });
}

const ACCIDENTS: [&str; 11] = [
    "undefined",
    "null",
    "NaN",
    "None",
    "nil",
    "Infinity",
    "Invalid Date",
    "[object Object]",
    "function",
    "<nil>",
    "System.Object",
];

/// Free texts in which such words may stand.
const NAMES: [&str; 6] = ["name", "given_name", "family_name", "nickname", "gender", "acr"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_values_that_were_not_set() {
        for case in [
            Case::claims(r#"{"sub":"undefined"}"#),
            Case::claims(r#"{"user":{"id":"[object Object]"}}"#),
        ] {
            assert!(case.fires(&CLAIM_JS_STRINGIFIED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_names() {
        for case in [
            Case::claims(r#"{"nickname":"null"}"#),
            Case::claims(r#"{"nickname":"Null"}"#),
            Case::claims(r#"{"sub":"undefined-1"}"#),
        ] {
            assert!(!case.fires(&CLAIM_JS_STRINGIFIED), "{case:?}");
        }
    }
}
