//! Rule `prov-entra-graph`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token of Microsoft Entra ID for Microsoft Graph.
    ///
    /// ## Why it matters
    /// Only Graph can verify it: its header's nonce is changed before signing, so the signature fails everywhere else.
    ///
    /// ## What to do
    /// Request a token for your own API: the scope `api://<id>/.default`.
    ///
    /// ## References
    /// - learn.microsoft.com access-token signature troubleshooting
    /// - StackOverflow 45317152
    PROV_ENTRA_GRAPH, "prov-entra-graph", Warning, "Token is for Microsoft Graph, not for your API",
    "learn.microsoft.com access-token signature troubleshooting; StackOverflow 45317152", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let issuer = text("iss");
    let entra = issuer.starts_with("https://login.microsoftonline.")
        || issuer.starts_with("https://sts.windows.net/");
    if entra && GRAPH.contains(&text("aud").trim_end_matches('/')) {
        let message = "Only Microsoft Graph can verify this token; the signature fails everywhere else. Request a token with the scope of your own API, such as `api://<id>/.default`.";
        findings.push(PROV_ENTRA_GRAPH.at_claim(subject, "aud", message));
    }
}

const GRAPH: [&str; 7] = [
    "00000003-0000-0000-c000-000000000000",
    "https://graph.microsoft.com",
    "https://graph.microsoft.us",
    "https://dod-graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn",
    "00000002-0000-0000-c000-000000000000",
    "https://graph.windows.net",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_tokens_for_graph() {
        let case = Case::claims(
            r#"{"iss":"https://sts.windows.net/x/","aud":"00000003-0000-0000-c000-000000000000"}"#,
        );
        assert!(case.fires(&PROV_ENTRA_GRAPH), "{case:?}");
    }

    #[test]
    fn is_silent_about_your_api() {
        let case = Case::claims(r#"{"iss":"https://sts.windows.net/x/","aud":"mine"}"#);
        assert!(!case.fires(&PROV_ENTRA_GRAPH), "{case:?}");
    }
}
