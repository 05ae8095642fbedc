//! Rule `prov-lifetime-limit`.

use crate::encoding::json::Node;
use crate::lints::claim::audiences;
use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Span;

declare_lint! {
    /// ## What it finds
    /// A token that a provider refuses because it is valid for longer than the provider allows, such as a GitHub App's of more than ten minutes.
    ///
    /// ## Why it matters
    /// It is refused, whatever else is right.
    ///
    /// ## What to do
    /// Make it with a shorter lifetime.
    ///
    /// ## References
    /// - provider documentation
    PROV_LIFETIME_LIMIT, "prov-lifetime-limit", Error, "Provider's maximum lifetime exceeded",
    "provider documentation", needs: [Header, Claims]
}

/// Who, between how many seconds, and how many the token has.
type Limit = (&'static str, u64, u64, u64);

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some((provider, least, most, length)) = limit(subject)
        && !(least..=most).contains(&length)
    {
        let bound = if length > most { ("at most", most) } else { ("at least", least) };
        let message = format!(
            "{provider} accepts {} {} for this token; yours has {} and will be refused. Make it with another lifetime.",
            bound.0,
            Span(bound.1),
            Span(length)
        );
        let name = if provider == APNS { "iat" } else { "exp" };
        findings.push(PROV_LIFETIME_LIMIT.at_claim(subject, name, message));
    }
}

const APNS: &str = "Apple's push service";

fn limit(subject: &Subject<'_>) -> Option<Limit> {
    let facts = subject.facts;
    let since = |later: crate::time::Timestamp, earlier| u64::try_from(later.since(earlier)).ok();
    if is_push_token(subject) {
        return Some((APNS, 0, HOUR, since(subject.now, facts.time("iat")?)?));
    }
    let exp = facts.time("exp")?;
    // Salesforce asks for no `iat`.
    let length = facts.length_of_life().or_else(|| since(exp, subject.now))?;
    let (provider, least, most) = provider(subject)?;
    Some((provider, least, most, length))
}

/// Exactly `iss` and `iat`, ES256, and a `kid`.
fn is_push_token(subject: &Subject<'_>) -> bool {
    let facts = subject.facts;
    let claims = facts.payload.object().and_then(Node::members).unwrap_or_default();
    claims.len() == 2
        && ["iss", "iat"].iter().all(|name| facts.claim(name).is_some())
        && facts.algorithm() == Some("ES256")
        && facts.key_id().is_some_and(|kid| kid.len() == 10)
}

fn provider(subject: &Subject<'_>) -> Option<(&'static str, u64, u64)> {
    let facts = subject.facts;
    let algorithm = facts.algorithm().unwrap_or_default();
    let issuer = facts.claim("iss").map(|it| it.as_str().or(it.as_number()).unwrap_or_default());
    let issuer = issuer.unwrap_or_default();
    let to = |wanted: &[&str]| audiences(subject).iter().any(|aud| wanted.contains(aud));
    let has = |name| facts.claim(name).is_some();
    let app = !issuer.is_empty() && issuer.bytes().all(|byte| byte.is_ascii_digit())
        || issuer.starts_with("Iv1.")
        || issuer.starts_with("Iv23");
    let google = issuer.ends_with(".gserviceaccount.com")
        && audiences(subject).iter().any(|aud| aud.contains(".googleapis.com/"));
    let zoom = has("appKey") || has("sdkKey") || has("app_key") && (has("tpc") || has("role_type"));
    Some(match () {
        () if app && algorithm == "RS256" && !has("aud") => ("GitHub", 0, 10 * MINUTE),
        // A key with a scope that only reads may be valid for half a year.
        () if to(&["appstoreconnect-v1", "apple-developer-enterprise-v1"]) => {
            ("App Store Connect", 0, if has("scope") { 183 * DAY } else { 20 * MINUTE })
        }
        () if to(&["https://appleid.apple.com"]) && algorithm == "ES256" => {
            ("Sign in with Apple", 0, 15_777_000)
        }
        () if google => ("Google", 0, HOUR),
        () if facts.profile.id == "vapid" => ("Web Push", 0, DAY),
        () if issuer.contains(".SHA256:") => ("Snowflake", 0, HOUR),
        () if zoom => ("Zoom", 30 * MINUTE, 2 * DAY),
        () if to(&["https://login.salesforce.com", "https://test.salesforce.com"]) => {
            ("Salesforce", 0, 5 * MINUTE)
        }
        () if to(&["account.docusign.com", "account-d.docusign.com"]) => ("DocuSign", 0, HOUR),
        () if has("box_sub_type") => ("Box", 0, MINUTE),
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn token(algorithm: &str, claims: &str, length: u64) -> Case {
        let (iat, exp) = (1_790_000_000, 1_790_000_000 + length);
        let header = format!(r#"{{"alg":"{algorithm}","kid":"ABCDEFGHIJ"}}"#);
        Case::jwt(&header, &format!(r#"{{"iat":{iat},"exp":{exp},{claims}}}"#))
    }

    /// The longest that each provider accepts.
    const LIMITS: [(&str, &str, u64); 11] = [
        ("RS256", r#""iss":"123456""#, 600),
        ("RS256", r#""iss":"Iv23abc""#, 600),
        ("ES256", r#""iss":"a","aud":"appstoreconnect-v1""#, 1200),
        ("ES256", r#""iss":"T","sub":"a","aud":"https://appleid.apple.com""#, 15_777_000),
        (
            "RS256",
            r#""iss":"a@p.iam.gserviceaccount.com","aud":"https://oauth2.googleapis.com/token""#,
            3600,
        ),
        ("ES256", r#""sub":"mailto:a@b.example","aud":"https://push.example""#, 86_400),
        ("RS256", r#""iss":"A.B.SHA256:x","sub":"A.B""#, 3600),
        ("HS256", r#""sdkKey":"a","role":0"#, 172_800),
        ("RS256", r#""iss":"a","aud":"https://login.salesforce.com""#, 300),
        ("RS256", r#""iss":"a","aud":"account.docusign.com""#, 3600),
        ("RS256", r#""iss":"a","box_sub_type":"user""#, 60),
    ];

    #[test]
    fn fires_above_the_limit_and_not_at_it() {
        for (algorithm, claims, most) in LIMITS {
            let at = token(algorithm, claims, most);
            assert!(!at.fires(&PROV_LIFETIME_LIMIT), "{claims}");
            assert!(token(algorithm, claims, most + 1).fires(&PROV_LIFETIME_LIMIT), "{claims}");
        }
        assert!(token("HS256", r#""sdkKey":"a","role":0"#, 60).fires(&PROV_LIFETIME_LIMIT));
        let firebase = r#""iss":"a@p.iam.gserviceaccount.com","uid":"u","aud":"https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit""#;
        assert!(token("RS256", firebase, 3601).fires(&PROV_LIFETIME_LIMIT));
    }

    #[test]
    fn push_tokens_of_apple_are_made_anew_each_hour() {
        let header = r#"{"alg":"ES256","kid":"ABCDEFGHIJ"}"#;
        let aged = |iat: i64| Case::jwt(header, &format!(r#"{{"iss":"T","iat":{iat}}}"#));
        assert!(aged(1_789_996_000).fires(&PROV_LIFETIME_LIMIT));
        assert!(!aged(1_789_999_000).fires(&PROV_LIFETIME_LIMIT));
    }

    #[test]
    fn is_silent_about_others() {
        let read_only =
            token("ES256", r#""aud":"appstoreconnect-v1","scope":["GET /v1/apps"]"#, 86_400);
        for case in [read_only, token("RS256", r#""iss":"https://a.example""#, 10_000_000)] {
            assert!(!case.fires(&PROV_LIFETIME_LIMIT), "{case:?}");
        }
    }
}
