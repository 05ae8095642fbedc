//! Rule `size-cookie`.

use super::largest;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A token that does not fit into a cookie with its name and attributes, 4096 bytes.
    ///
    /// ## Why it matters
    /// Browsers drop the cookie without a word, which looks like random logouts.
    ///
    /// ## What to do
    /// Make the token smaller: keep roles and lists in the server's session, or split the cookie.
    ///
    /// ## References
    /// - RFC 6265 6.1
    SIZE_COOKIE, "size-cookie", Warning, "Too large for a cookie",
    "RFC 6265 6.1", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let size = subject.facts.clean.text.len();
    let severity = match size {
        4065.. => SIZE_COOKIE.severity,
        3500.. => Severity::Info,
        _ => return,
    };
    let message = format!(
        "The token has {size} bytes; browsers drop cookies above 4096, name and attributes included, which looks like random logouts. {}",
        largest(subject)
    );
    findings.push(SIZE_COOKIE.finding(message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn sized(bytes: usize) -> Case {
        Case::claims(&format!(r#"{{"data":"{}"}}"#, "x".repeat(bytes * 3 / 4)))
    }

    #[test]
    fn fires_near_and_above_the_limit() {
        for case in [sized(4200), sized(3600)] {
            assert!(case.fires(&SIZE_COOKIE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_below() {
        let case = sized(2000);
        assert!(!case.fires(&SIZE_COOKIE), "{case:?}");
    }
}
