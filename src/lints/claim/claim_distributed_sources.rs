//! Rule `claim-distributed-sources`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// Claims that must be fetched elsewhere: `_claim_names` and `_claim_sources`.
    ///
    /// ## Why it matters
    /// They are not in the token. Code that decides on their absence is wrong, and addresses that a token names can lead a server anywhere.
    ///
    /// ## What to do
    /// Fetch them from endpoints that you allow, or ask the provider's API.
    ///
    /// ## References
    /// - OpenID Connect Core 5.6.2
    CLAIM_DISTRIBUTED_SOURCES, "claim-distributed-sources", Info, "Claims must be fetched elsewhere",
    "OpenID Connect Core 5.6.2", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let Some(names) = facts.claim("_claim_names").or_else(|| facts.claim("_claim_sources")) else {
        return;
    };
    let list: Vec<String> =
        names.members().unwrap_or_default().iter().map(|it| it.name.to_string()).collect();
    let sources = facts.claim("_claim_sources").and_then(Node::members).unwrap_or_default();
    let unsafe_source = sources.iter().any(|source| {
        let endpoint = source.value.get("endpoint").and_then(Node::as_str).unwrap_or_default();
        source.value.get("access_token").is_some() || endpoint.starts_with("http:")
    });
    let severity =
        if unsafe_source { Severity::Warning } else { CLAIM_DISTRIBUTED_SOURCES.severity };
    let message = format!(
        "Some claims ({}) are not in the token and must be fetched. Do not decide on their absence, and fetch only from addresses you allow.",
        text::list(&list)
    );
    findings.push(
        CLAIM_DISTRIBUTED_SOURCES.at_claim(subject, "_claim_names", message).graded(severity),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_claims_elsewhere() {
        let case = Case::claims(
            r#"{"_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"endpoint":"https://graph.example"}}}"#,
        );
        assert!(case.fires(&CLAIM_DISTRIBUTED_SOURCES), "{case:?}");
    }

    #[test]
    fn is_silent_about_claims_in_the_token() {
        let case = Case::claims(r#"{"groups":[]}"#);
        assert!(!case.fires(&CLAIM_DISTRIBUTED_SOURCES), "{case:?}");
    }
}
