//! Rule `prov-platform-cross-check`.

use crate::encoding::json::Node;
use crate::lints::claim::audiences;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A token whose claims contradict each other by the rules of the provider that it names: Shopify, Atlassian Connect, Google, Cloudflare Access, LTI, Clerk.
    ///
    /// ## Why it matters
    /// The provider does not issue such tokens.
    ///
    /// ## What to do
    /// Refuse it.
    ///
    /// ## References
    /// - provider documentation
    PROV_PLATFORM_CROSS_CHECK, "prov-platform-cross-check", Error, "Provider claims contradict each other",
    "provider documentation", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some((provider, claim, condition)) = contradiction(subject) else { return };
    let message = format!("{provider} tokens require {condition}; this one fails that. Refuse it.");
    let severity = if claim == "qsh" { Severity::Warning } else { Severity::Error };
    let finding = PROV_PLATFORM_CROSS_CHECK.at_claim(subject, claim, message);
    findings.push(finding.graded(severity));
}

/// The provider, the claim, and what is required of it.
fn contradiction(subject: &Subject<'_>) -> Option<(&'static str, &'static str, &'static str)> {
    let facts = subject.facts;
    let text = |name| facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let has = |name: &str| facts.claim(name).is_some_and(|it| !it.is_null());
    let host = |name| Url::read(text(name)).map(|url| url.host.to_ascii_lowercase());
    let issuer = host("iss").unwrap_or_default();
    if issuer.ends_with(".myshopify.com") && has("dest") {
        let fits = host("dest").as_deref() == Some(&*issuer) && has("aud");
        return (!fits).then_some(("Shopify", "dest", "the shop of `iss` in `dest`, and an `aud`"));
    }
    if text("azp").ends_with(".apps.googleusercontent.com")
        && !["https://accounts.google.com", "accounts.google.com"].contains(&text("iss"))
        && !issuer.ends_with(".google.com")
    {
        return Some(("Google", "iss", "`iss` https://accounts.google.com"));
    }
    if issuer.ends_with(".cloudflareaccess.com") {
        let tag = |aud: &&str| aud.len() == 64 && aud.bytes().all(|byte| byte.is_ascii_hexdigit());
        let fits = audiences(subject).iter().any(tag);
        return (!fits).then_some((
            "Cloudflare Access",
            "aud",
            "an application tag of 64 hex digits in `aud`",
        ));
    }
    let claims = facts.payload.object().and_then(Node::members).unwrap_or_default();
    if claims.iter().any(|it| it.name.starts_with(LTI)) {
        let fits = ["deployment_id", "message_type", "version"]
            .iter()
            .all(|name| has(&[LTI, name].concat()));
        return (!fits).then_some((
            "LTI",
            "iss",
            "the claims `deployment_id`, `message_type` and `version`",
        ));
    }
    let old = ["org_id", "org_role", "org_slug", "org_permissions"];
    if text("sid").starts_with("sess_")
        && facts.claim("v").and_then(Node::as_number) == Some("2")
        && let Some(name) = old.into_iter().find(|name| has(name))
    {
        return Some(("Clerk", name, "the organisation in `o` when `v` is 2"));
    }
    // Older ones describe the user in the token.
    let user = facts.claim("context").and_then(|context| context.get("user"));
    let atlassian = user.is_some_and(|user| user.get("userKey").is_some());
    (atlassian && !has("qsh")).then_some((
        "Atlassian Connect",
        "qsh",
        "the hash of the query in `qsh`",
    ))
}

const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim/";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const TAG: &str = "4714c1358e65fe4b408ad6d432a5f878f08194bdb4752441fd56faefa9b2b6f2";

    #[test]
    fn fires_on_contradictions() {
        for claims in [
            r#"{"iss":"https://a.myshopify.com/admin","dest":"https://b.myshopify.com","aud":"c"}"#,
            r#"{"iss":"https://evil.example","azp":"1-a.apps.googleusercontent.com"}"#,
            r#"{"iss":"https://t.cloudflareaccess.com","aud":["app"]}"#,
            r#"{"iss":"https://lms.example","https://purl.imsglobal.org/spec/lti/claim/roles":[]}"#,
            r#"{"sid":"sess_1","v":2,"org_id":"org_1"}"#,
        ] {
            let finding = Case::claims(claims).finding(&PROV_PLATFORM_CROSS_CHECK).unwrap();
            assert_eq!(finding.severity, Severity::Error, "{claims}");
        }
        let connect = Case::claims(r#"{"iss":"key","sub":"a","context":{"user":{"userKey":"a"}}}"#);
        let finding = connect.finding(&PROV_PLATFORM_CROSS_CHECK).unwrap();
        assert_eq!(finding.severity, Severity::Warning);
    }

    #[test]
    fn is_silent_about_consistent_tokens() {
        let access = format!(r#"{{"iss":"https://t.cloudflareaccess.com","aud":["{TAG}"]}}"#);
        for claims in [
            r#"{"iss":"https://a.myshopify.com/admin","dest":"https://a.myshopify.com","aud":"c"}"#,
            r#"{"iss":"accounts.google.com","azp":"1-a.apps.googleusercontent.com"}"#,
            &access,
            r#"{"sid":"sess_1","v":2,"o":{"id":"org_1"}}"#,
            r#"{"sid":"sess_1","org_id":"org_1"}"#,
            r#"{"iss":"key","sub":"a","qsh":"b","context":{"user":{"userKey":"a"}}}"#,
            r#"{"iss":"chat","aud":"jitsi","room":"a","context":{"user":{"name":"b"}}}"#,
            "{}",
        ] {
            assert!(!Case::claims(claims).fires(&PROV_PLATFORM_CROSS_CHECK), "{claims}");
        }
    }
}
