//! Rule `time-lifetime-very-long`.

use super::{DAY, YEAR, bearer_lifetime};
use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Span;

declare_lint! {
    /// ## What it finds
    /// A bearer token that lives longer than one day and at most one year.
    ///
    /// ## Why it matters
    /// That is the length of a session, not of an access token: a stolen copy works for all that time, and nobody can call it back.
    ///
    /// ## What to do
    /// Issue shorter tokens and renew them, or make them revocable: a list of revoked `jti`, a status list, or a binding to a key of the sender.
    ///
    /// ## References
    /// - RFC 6750, section 5.3
    TIME_LIFETIME_VERY_LONG, "time-lifetime-very-long", Warning, "Lifetime above one day",
    "RFC 6750 5.3", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(lifetime) = bearer_lifetime(subject).filter(|it| (DAY + 1..=YEAR).contains(it)) else {
        return;
    };
    let message = format!(
        "The token lives {}: the length of a session, not of an access token. Shorten it, or make it revocable (a `jti` denylist, a status list, or a key of the sender).",
        Span(lifetime.unsigned_abs())
    );
    findings.push(TIME_LIFETIME_VERY_LONG.at_claim(subject, "exp", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn fires(lifetime: i64, header: &str, more: &str) -> bool {
        let claims = format!(r#"{{"iat":1789999940,"exp":{}{more}}}"#, 1_789_999_940 + lifetime);
        Case::jwt(header, &claims).fires(&TIME_LIFETIME_VERY_LONG)
    }

    const JWT: &str = r#"{"alg":"HS256"}"#;

    #[test]
    fn fires_between_a_day_and_a_year() {
        assert!(fires(30 * DAY, JWT, "") && fires(DAY + 1, JWT, "") && fires(YEAR, JWT, ""));
    }

    #[test]
    fn is_silent_at_the_day_and_beyond_the_year() {
        assert!(!fires(DAY, JWT, "") && !fires(YEAR + 1, JWT, ""));
    }

    #[test]
    fn is_silent_about_refresh_tokens_and_credentials() {
        assert!(!fires(30 * DAY, JWT, r#","token_type":"refresh""#));
        assert!(!fires(
            30 * DAY,
            r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#,
            r#","vct":"https://c.example""#
        ));
    }
}
