//! Rule `prov-supabase-default-secret`.

use crate::encoding::json::Node;
use crate::keys::known;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token of Supabase that is signed with the secret of its local setup.
    ///
    /// ## Why it matters
    /// The secret is published: whoever reaches the deployment can make `service_role` tokens.
    ///
    /// ## What to do
    /// Replace the secret wherever others can reach it.
    ///
    /// ## References
    /// - supabase/cli defaults
    PROV_SUPABASE_DEFAULT_SECRET, "prov-supabase-default-secret", Error, "Supabase local-development secret",
    "supabase/cli defaults", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let verdict = subject.verdict;
    let mut causes = verdict.weakness.iter().chain(&verdict.diagnosis);
    let demo = subject.facts.claim("iss").and_then(Node::as_str) == Some("supabase-demo");
    if demo || causes.any(|it| it.message.contains(known::SUPABASE)) {
        let message = "This token belongs to the local setup of Supabase, whose secret is published. If others can reach the deployment, they can make `service_role` tokens: replace the secret.";
        findings.push(PROV_SUPABASE_DEFAULT_SECRET.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};
    use crate::lints::tests::{found, mac};

    #[test]
    fn fires_on_demo_keys_and_on_the_published_secret() {
        let case = Case::claims(r#"{"iss":"supabase-demo","role":"anon"}"#);
        assert!(case.fires(&PROV_SUPABASE_DEFAULT_SECRET), "{case:?}");
        let secret = "super-secret-jwt-token-with-at-least-32-characters-long";
        for key in ["", secret] {
            let rules = found(&mac(HS256, "{}", secret.as_bytes()), key);
            assert!(rules.contains(&PROV_SUPABASE_DEFAULT_SECRET.id().to_owned()), "{rules:?}");
        }
    }

    #[test]
    fn is_silent_about_cloud_projects() {
        let case = Case::claims(r#"{"iss":"https://abc.supabase.co/auth/v1","role":"anon"}"#);
        assert!(!case.fires(&PROV_SUPABASE_DEFAULT_SECRET), "{case:?}");
        let rules = found(&mac(HS256, "{}", b"your-256-bit-secret"), "");
        assert!(!rules.contains(&PROV_SUPABASE_DEFAULT_SECRET.id().to_owned()), "{rules:?}");
    }
}
