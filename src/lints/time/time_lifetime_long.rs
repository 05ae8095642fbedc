//! Rule `time-lifetime-long`.

use super::{DAY, HOUR, bearer_lifetime, text};
use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Span;

declare_lint! {
    /// ## What it finds
    /// A bearer token that lives longer than one hour and at most one day.
    ///
    /// ## Why it matters
    /// A stolen bearer token works until it expires.
    ///
    /// ## What to do
    /// Common advice is 5 to 15 minutes with a refresh token; up to an hour is usual. Where hours are needed, think of revocation or of binding the token to a key.
    ///
    /// ## References
    /// - RFC 6750, section 5.3
    TIME_LIFETIME_LONG, "time-lifetime-long", Info, "Lifetime above one hour",
    "RFC 6750 5.3", needs: [Claims]
}

/// What Microsoft Entra ID issues on purpose: 60 to 90 minutes.
const ENTRA: i64 = 5400;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let usual = if is_entra(subject) { ENTRA } else { HOUR };
    let Some(lifetime) = bearer_lifetime(subject).filter(|it| (usual + 1..=DAY).contains(it))
    else {
        return;
    };
    let message = format!(
        "The token lives {}; stolen, it works until it expires. Usual are 5 to 15 minutes with a refresh token, up to an hour is common.",
        Span(lifetime.unsigned_abs())
    );
    findings.push(TIME_LIFETIME_LONG.at_claim(subject, "exp", message));
}

fn is_entra(subject: &Subject<'_>) -> bool {
    let issuers = [
        "https://login.microsoftonline.",
        "https://sts.windows.net/",
        "https://login.partner.microsoftonline.",
    ];
    text(subject, "iss").is_some_and(|iss| issuers.iter().any(|known| iss.starts_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn fires(lifetime: i64, more: &str) -> bool {
        let claims = format!(r#"{{"iat":1789999940,"exp":{}{more}}}"#, 1_789_999_940 + lifetime);
        Case::claims(&claims).fires(&TIME_LIFETIME_LONG)
    }

    #[test]
    fn fires_between_an_hour_and_a_day() {
        assert!(fires(8 * HOUR, "") && fires(HOUR + 1, "") && fires(DAY, ""));
    }

    #[test]
    fn is_silent_at_the_hour_and_beyond_the_day() {
        assert!(!fires(HOUR, "") && !fires(DAY + 1, ""));
    }

    #[test]
    fn knows_what_entra_issues() {
        let entra = r#","iss":"https://login.microsoftonline.com/x/v2.0""#;
        assert!(!fires(5000, entra) && fires(5401, entra));
    }

    #[test]
    fn is_silent_about_refresh_and_job_tokens() {
        assert!(!fires(8 * HOUR, r#","typ":"Refresh""#));
        assert!(!fires(8 * HOUR, r#","iss":"https://token.actions.githubusercontent.com""#));
    }
}
