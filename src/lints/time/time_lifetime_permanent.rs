//! Rule `time-lifetime-permanent`.

use super::{CENTURY, YEAR, bearer_lifetime, lifetime, text};
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;
use crate::time::Span;

declare_lint! {
    /// ## What it finds
    /// A bearer token that lives longer than one year.
    ///
    /// ## Why it matters
    /// It is a permanent credential in all but name. Copies gather in logs, histories and backups while it still works.
    ///
    /// ## What to do
    /// Rotate the signing key on a schedule and make the token revocable, or replace it by short tokens that are renewed.
    ///
    /// ## References
    /// - RFC 6750, section 5.3
    TIME_LIFETIME_PERMANENT, "time-lifetime-permanent", Warning, "Lifetime above one year",
    "RFC 6750 5.3", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let kubernetes = is_extended_kubernetes(subject);
    let lifetime = if kubernetes { lifetime(subject) } else { bearer_lifetime(subject) };
    let Some(lifetime) = lifetime.filter(|it| *it > YEAR) else { return };
    if subject.facts.time("exp").is_none_or(|exp| exp > CENTURY) {
        return;
    }
    let expected = kubernetes || is_supabase_anonymous(subject);
    let severity = if expected { Severity::Info } else { TIME_LIFETIME_PERMANENT.severity };
    let message = format!(
        "The token lives {}: in effect a permanent credential. Rotate its signing key on a schedule, and make it revocable.",
        Span(lifetime.unsigned_abs())
    );
    findings.push(TIME_LIFETIME_PERMANENT.at_claim(subject, "exp", message).graded(severity));
}

/// The public key of a Supabase project's anonymous role is made to last.
fn is_supabase_anonymous(subject: &Subject<'_>) -> bool {
    text(subject, "iss") == Some("supabase") && text(subject, "role") == Some("anon")
}

/// Kubernetes stretches service account tokens to a year for old clients, and says so.
fn is_extended_kubernetes(subject: &Subject<'_>) -> bool {
    let kubernetes = subject.facts.claim("kubernetes.io");
    kubernetes.is_some_and(|it| it.get("warnafter").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn finding(years: i64, more: &str) -> Option<Finding> {
        let exp = 1_789_999_940 + years * YEAR;
        let claims = format!(r#"{{"iat":1789999940,"exp":{exp}{more}}}"#);
        Case::claims(&claims).finding(&TIME_LIFETIME_PERMANENT)
    }

    #[test]
    fn fires_beyond_a_year() {
        let message = finding(10, "").unwrap().message;
        assert!(message.contains("lives 10 years"), "{message}");
    }

    #[test]
    fn is_silent_at_the_year_and_about_absurd_ends() {
        assert!(finding(1, "").is_none() && finding(200, "").is_none());
    }

    #[test]
    fn is_a_note_for_keys_that_are_public_on_purpose() {
        let finding = finding(10, r#","iss":"supabase","role":"anon""#).unwrap();
        assert_eq!(finding.severity, Severity::Info);
    }

    #[test]
    fn only_the_longest_lifetime_is_named() {
        let rules = Case::claims(r#"{"iat":1789999940,"exp":2089999940}"#).rules();
        let lifetimes: Vec<_> = rules.iter().filter(|rule| rule.contains("lifetime")).collect();
        assert_eq!(lifetimes, ["time-lifetime-permanent"]);
    }
}
