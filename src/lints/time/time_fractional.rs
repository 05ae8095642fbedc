//! Rule `time-fractional`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `exp`, `nbf` or `iat` with a fraction or an exponent, such as `1700000000.5` or `1.7e9`.
    ///
    /// ## Why it matters
    /// The standard allows it, but some libraries accept integers only.
    ///
    /// ## What to do
    /// Round to whole seconds where the token is made.
    ///
    /// ## References
    /// - RFC 7519 2
    TIME_FRACTIONAL, "time-fractional", Info, "Fractional seconds",
    "RFC 7519 2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in ["exp", "nbf", "iat"] {
        let number = subject.facts.claim(claim).and_then(Node::as_number);
        let Some(number) = number.filter(|it| it.contains(['.', 'e', 'E'])) else { continue };
        let message = format!(
            "`{claim}` is written as {}. That is allowed, but some libraries accept whole seconds only; round it where the token is made.",
            text::quoted(number)
        );
        findings.push(TIME_FRACTIONAL.at_claim(subject, claim, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_fractions_and_exponents() {
        for case in [Case::claims(r#"{"iat":1700000000.123}"#), Case::claims(r#"{"exp":1.7e9}"#)] {
            assert!(case.fires(&TIME_FRACTIONAL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_integers() {
        let case = Case::claims(r#"{"iat":1700000000}"#);
        assert!(!case.fires(&TIME_FRACTIONAL), "{case:?}");
    }
}
