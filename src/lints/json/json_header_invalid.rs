//! Rule `json-header-invalid`.

use super::{hint, trailing};
use crate::facts::part::Problem;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A header that can be decoded but is not JSON.
    ///
    /// ## Why it matters
    /// No verifier can process the token.
    ///
    /// ## What to do
    /// Write the header with a JSON library: double quotes, no comments, no comma before a closing brace.
    ///
    /// ## References
    /// - RFC 7515 5.2 step 3
    /// - RFC 8259
    JSON_HEADER_INVALID, "json-header-invalid", Error, "Header is not valid JSON",
    "RFC 7515 5.2 step 3; RFC 8259", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let part = &subject.facts.header;
    let Some(Problem::Json(problem)) = part.problem.as_ref().filter(|_| part.complete) else {
        return;
    };
    if trailing(part).is_some() {
        return;
    }
    let message = format!(
        "The header is not JSON ({problem}){}, so no verifier can process the token. Write it with a JSON library.",
        hint(&part.text)
    );
    let span = problem.offset..problem.offset + 1;
    findings.push(JSON_HEADER_INVALID.at_bytes(subject, 0, "/header".to_owned(), span, message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_text_that_is_not_json() {
        for case in [Case::header("{'alg':'HS256'}"), Case::header(r#"{"alg":"HS256",}"#)] {
            assert!(case.fires(&JSON_HEADER_INVALID), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_blanks_and_other_json() {
        for case in [Case::header(r#"{ "alg" : "HS256" }"#), Case::header(r#"["a"]"#)] {
            assert!(!case.fires(&JSON_HEADER_INVALID), "{case:?}");
        }
    }

    #[test]
    fn names_the_habit_behind_it() {
        let finding = Case::header("{'alg':'HS256'}").finding(&JSON_HEADER_INVALID).unwrap();
        assert!(finding.message.contains("single quotes"), "{}", finding.message);
    }
}
