//! Rule `prov-supabase-service-role`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `service_role` key of Supabase.
    ///
    /// ## Why it matters
    /// It passes by row level security: whoever has it reads and writes everything.
    ///
    /// ## What to do
    /// Keep it on the server. If it was shared, replace it; the new secret API keys can be revoked one by one.
    ///
    /// ## References
    /// - Supabase JWT fields docs
    PROV_SUPABASE_SERVICE_ROLE, "prov-supabase-service-role", Error, "Supabase service_role key",
    "Supabase JWT fields docs", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let supabase = text("iss") == "supabase"
        || text("iss").ends_with(".supabase.co/auth/v1")
        || subject.facts.claim("ref").is_some();
    if text("role") == "service_role" && supabase {
        let message = "This `service_role` key passes by row level security: whoever has it reads and writes everything. Keep it on the server; if it was shared, replace it.";
        findings.push(PROV_SUPABASE_SERVICE_ROLE.at_claim(subject, "role", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_service_keys() {
        let case = Case::claims(r#"{"iss":"supabase","ref":"abc","role":"service_role"}"#);
        assert!(case.fires(&PROV_SUPABASE_SERVICE_ROLE), "{case:?}");
    }

    #[test]
    fn is_silent_about_public_keys() {
        let case = Case::claims(r#"{"iss":"supabase","ref":"abc","role":"anon"}"#);
        assert!(!case.fires(&PROV_SUPABASE_SERVICE_ROLE), "{case:?}");
    }
}
