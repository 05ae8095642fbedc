//! Rule `k8s-legacy-token`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A legacy service account token of Kubernetes.
    ///
    /// ## Why it matters
    /// It never expires and has no audience.
    ///
    /// ## What to do
    /// Use bound tokens: TokenRequest, or projected volumes.
    ///
    /// ## References
    /// - Kubernetes service account docs
    K8S_LEGACY_TOKEN, "k8s-legacy-token", Warning, "Kubernetes legacy service-account token",
    "Kubernetes service account docs", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let issuer = subject.facts.claim("iss").and_then(Node::as_str);
    let named = subject.facts.claim("kubernetes.io/serviceaccount/service-account.name").is_some();
    if named || issuer == Some("kubernetes/serviceaccount") {
        let message = "This is a legacy service account token of Kubernetes, without expiry and audience. Use bound tokens: TokenRequest, or projected volumes.";
        findings.push(K8S_LEGACY_TOKEN.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_legacy_tokens() {
        let case = Case::claims(r#"{"iss":"kubernetes/serviceaccount"}"#);
        assert!(case.fires(&K8S_LEGACY_TOKEN), "{case:?}");
    }

    #[test]
    fn is_silent_about_bound_ones() {
        let case = Case::claims(r#"{"kubernetes.io":{}}"#);
        assert!(!case.fires(&K8S_LEGACY_TOKEN), "{case:?}");
    }
}
