//! Rule `time-order`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `exp` that is not after `iat`, or not after `nbf`. An `nbf` before `iat` is usual and not meant.
    ///
    /// ## Why it matters
    /// There is no instant at which the token is valid. Usually units were mixed up or a lifetime is negative.
    ///
    /// ## What to do
    /// Look where `exp` is computed: it must be `iat` plus the lifetime in seconds.
    ///
    /// ## References
    /// - RFC 7519 4.1.4-4.1.6
    TIME_ORDER, "time-order", Error, "Time claims contradict each other",
    "RFC 7519 4.1.4-4.1.6", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(exp) = subject.facts.time("exp") else { return };
    for claim in ["iat", "nbf"] {
        if subject.facts.time(claim).is_some_and(|start| exp <= start) {
            let message = format!(
                "`exp` is not after `{claim}`, so there is no instant at which the token is valid. Look where `exp` is computed; units were mixed up or the lifetime is negative.",
            );
            findings.push(TIME_ORDER.at_claim(subject, "exp", message));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_when_the_end_is_not_after_the_start() {
        for case in [
            Case::claims(r#"{"iat":1790000200,"exp":1790000100}"#),
            Case::claims(r#"{"nbf":1790000200,"exp":1790000200}"#),
        ] {
            assert!(case.fires(&TIME_ORDER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_back_dated_tokens() {
        for case in [
            Case::claims(r#"{"iat":1790000000,"nbf":1789999995,"exp":1790000100}"#),
            Case::claims(r#"{"iat":1790000000}"#),
        ] {
            assert!(!case.fires(&TIME_ORDER), "{case:?}");
        }
    }
}
