//! Rule `size-top-claims`.

use super::largest;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// What takes the room in a token above 1500 characters.
    ///
    /// ## Why it matters
    /// Every claim travels with every request.
    ///
    /// ## What to do
    /// Send names of roles instead of lists of objects, or look them up at the API.
    ///
    /// ## References
    /// - Common practice
    SIZE_TOP_CLAIMS, "size-top-claims", Info, "What makes this token big",
    "Common practice", needs: [Token, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let size = subject.facts.clean.text.len();
    if size > 1500 {
        let message = format!(
            "The token has {size} characters, and every claim travels with every request. {}",
            largest(subject)
        );
        findings.push(SIZE_TOP_CLAIMS.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn sized(bytes: usize) -> Case {
        Case::claims(&format!(r#"{{"data":"{}"}}"#, "x".repeat(bytes * 3 / 4)))
    }

    #[test]
    fn fires_on_big_tokens() {
        let case = sized(2000);
        assert!(case.fires(&SIZE_TOP_CLAIMS), "{case:?}");
    }

    #[test]
    fn is_silent_about_usual_ones() {
        let case = sized(900);
        assert!(!case.fires(&SIZE_TOP_CLAIMS), "{case:?}");
    }

    #[test]
    fn names_the_largest_claims() {
        let message = sized(2000).finding(&SIZE_TOP_CLAIMS).unwrap().message;
        assert!(message.contains("`data` (100 %)"), "{message}");
    }
}
