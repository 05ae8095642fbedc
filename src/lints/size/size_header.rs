//! Rule `size-header`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token that makes the Authorization header larger than common servers take, 8 KB.
    ///
    /// ## Why it matters
    /// They answer 400, 431 or 502.
    ///
    /// ## What to do
    /// Shrink lists of groups and roles, or send a reference.
    ///
    /// ## References
    /// - nginx large_client_header_buffers
    /// - Apache LimitRequestFieldSize
    /// - RFC 6585 5 (431)
    SIZE_HEADER, "size-header", Warning, "Close to or above HTTP header limits",
    "nginx large_client_header_buffers; Apache LimitRequestFieldSize; RFC 6585 5 (431)", needs: [Token]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let size = subject.facts.clean.text.len() + "Authorization: Bearer ".len();
    let effect = match size {
        16_385.. => "almost every server refuses it",
        8191.. => "common servers, with their limit of 8 KB, refuse it",
        _ => return,
    };
    let message = format!(
        "With this token the Authorization header has {size} bytes: {effect} (400, 431 or 502). Shrink lists of groups and roles, or send a reference."
    );
    findings.push(SIZE_HEADER.finding(message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn sized(bytes: usize) -> Case {
        Case::claims(&format!(r#"{{"data":"{}"}}"#, "x".repeat(bytes * 3 / 4)))
    }

    #[test]
    fn fires_above_the_limit() {
        let case = sized(9000);
        assert!(case.fires(&SIZE_HEADER), "{case:?}");
    }

    #[test]
    fn is_silent_below() {
        let case = sized(5000);
        assert!(!case.fires(&SIZE_HEADER), "{case:?}");
    }
}
