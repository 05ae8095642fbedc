//! Rule `time-expired`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `exp` that has passed, beyond the tolerated difference of clocks (60 seconds unless you set another).
    ///
    /// ## Why it matters
    /// Any correct verifier refuses the token, however good its signature is.
    ///
    /// ## What to do
    /// Request a new token. If it should still be valid, compare the clocks of issuer and verifier.
    ///
    /// ## References
    /// - RFC 7519, section 4.1.4
    TIME_EXPIRED, "time-expired", Error, "Token has expired",
    "RFC 7519 4.1.4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(exp) = subject.facts.time("exp") else { return };
    if subject.now >= exp.plus(subject.options.skew()) {
        let message = format!(
            "Expired {}, at {exp}. Any correct verifier refuses it; request a new token.",
            exp.relative(subject.now)
        );
        findings.push(TIME_EXPIRED.at_claim(subject, "exp", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, NOW};

    fn expired(ago: i64) -> Option<Finding> {
        Case::claims(&format!(r#"{{"exp":{}}}"#, NOW - ago)).finding(&TIME_EXPIRED)
    }

    #[test]
    fn fires_from_the_end_of_the_tolerance_on() {
        let finding = expired(3600).unwrap();
        assert!(finding.message.starts_with("Expired 1 h ago"), "{}", finding.message);
        assert_eq!(finding.path.as_deref(), Some("/claims/exp"));
        assert!(expired(60).is_some());
    }

    #[test]
    fn is_silent_within_the_tolerance() {
        assert!(expired(59).is_none() && expired(30).is_none() && expired(-600).is_none());
    }

    #[test]
    fn the_tolerance_is_the_users() {
        let mut case = Case::claims(&format!(r#"{{"exp":{}}}"#, NOW - 30));
        case.options.skew = Some(0);
        assert!(case.fires(&TIME_EXPIRED));
    }
}
