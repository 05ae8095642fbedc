//! Rule `input-multiple-tokens`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::request::LIMITS;

declare_lint! {
    /// ## What it finds
    /// More than one token in the pasted text.
    ///
    /// ## Why it matters
    /// Only one of them is inspected at a time; what is found about it says nothing of the others.
    ///
    /// ## What to do
    /// Choose the one you mean from the list of tokens.
    ///
    /// ## References
    /// - Common practice
    INPUT_MULTIPLE_TOKENS, "input-multiple-tokens", Info, "Several tokens found",
    "Common practice", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let tokens = &subject.soup.tokens;
    let [_, _, ..] = tokens.as_slice() else { return };
    let chosen = tokens.iter().position(|token| Some(token) == subject.found);
    let which = match chosen {
        None => "none of the list is".to_owned(),
        Some(0) => "the first is".to_owned(),
        Some(index) => format!("number {} is", index + 1),
    };
    let count = if subject.soup.limited {
        format!("More than {}", LIMITS.tokens)
    } else {
        tokens.len().to_string()
    };
    let message = format!(
        "{count} tokens stand in the pasted text; {which} inspected here. Choose another from the list of tokens."
    );
    findings.push(INPUT_MULTIPLE_TOKENS.finding(message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const A: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA";
    const B: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoyfQ.AAAA";

    #[test]
    fn fires_on_a_token_response_with_two_tokens() {
        let case = Case::text(&format!(r#"{{"access_token":"{A}","id_token":"{B}"}}"#));
        let finding = case.finding(&INPUT_MULTIPLE_TOKENS).unwrap();
        assert!(finding.message.contains("2 tokens"), "{finding:?}");
        assert!(Case::text(&format!("{A}\n{B}")).fires(&INPUT_MULTIPLE_TOKENS));
    }

    #[test]
    fn is_silent_about_one_token_however_often_it_stands_there() {
        for text in [A.to_owned(), format!("x {A} {A}"), format!("{A} eyJhbGciOiJIUzI1NiJ9.x")] {
            assert!(!Case::text(&text).fires(&INPUT_MULTIPLE_TOKENS), "{text}");
        }
        let nested = Case::claims(&format!(r#"{{"token":"{A}"}}"#));
        assert!(!nested.fires(&INPUT_MULTIPLE_TOKENS));
    }
}
