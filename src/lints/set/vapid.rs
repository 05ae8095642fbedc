//! Rule `vapid`.

use crate::encoding::json::Node;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A Web Push token (VAPID) that ends more than a day ahead, or whose audience has a path.
    ///
    /// ## Why it matters
    /// Push services refuse it.
    ///
    /// ## What to do
    /// Set `aud` to the origin of the push service, and `exp` at most 24 hours ahead.
    ///
    /// ## References
    /// - RFC 8292 2
    VAPID, "vapid", Warning, "Web Push VAPID token problem",
    "RFC 8292 2", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.profile.id != "vapid" {
        return;
    }
    if subject.facts.time("exp").is_some_and(|exp| exp.since(subject.now) > 86_400) {
        let message = "This Web Push token ends more than 24 hours ahead; push services refuse it. Shorten it.";
        findings.push(VAPID.at_claim(subject, "exp", message).graded(Severity::Error));
    }
    if subject.facts.algorithm() != Some("ES256") {
        let message = "A Web Push token is signed with ES256; push services refuse others.";
        findings.push(VAPID.at_header(subject, "alg", message).graded(Severity::Error));
    }
    if subject.facts.claim("sub").is_none() {
        let message = "A Web Push token names in `sub` whom the push service can ask: a mailto or https address. Add it.";
        findings.push(VAPID.at_claim(subject, "sub", message));
    }
    let audience = subject.facts.claim("aud").and_then(Node::as_str).and_then(Url::read);
    if audience.is_some_and(|url| url.rest.len() > 1) {
        let message = "`aud` of a Web Push token is the origin of the push service, without a path. Push services refuse others.";
        findings.push(VAPID.at_claim(subject, "aud", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_what_push_services_refuse() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256"}"#,
                r#"{"aud":"https://push.example","sub":"mailto:a@b.example","exp":1790604800}"#,
            ),
            Case::jwt(
                r#"{"alg":"ES256"}"#,
                r#"{"aud":"https://push.example/x","sub":"mailto:a@b.example","exp":1790000840}"#,
            ),
        ] {
            assert!(case.fires(&VAPID), "{case:?}");
        }
        // Taken for one because a person said so.
        let mut chosen = Case::claims(r#"{"aud":"https://push.example","exp":1790000840}"#);
        chosen.options.profile = Some("vapid".to_owned());
        let finding = chosen.finding(&VAPID).unwrap();
        assert_eq!((finding.severity, finding.also.len()), (Severity::Error, 1), "{finding:?}");
    }

    #[test]
    fn is_silent_about_proper_tokens() {
        for case in [
            Case::jwt(
                r#"{"alg":"ES256"}"#,
                r#"{"aud":"https://push.example","sub":"mailto:a@b.example","exp":1790043200}"#,
            ),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&VAPID), "{case:?}");
        }
    }
}
