//! Rule `prov-okta-org-server`.

use crate::encoding::json::Node;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An access token of Okta's org authorization server.
    ///
    /// ## Why it matters
    /// It is for Okta's own APIs, and nobody else can validate it.
    ///
    /// ## What to do
    /// Use a custom authorization server, whose issuer ends in /oauth2/ and an id.
    ///
    /// ## References
    /// - Okta: authorization servers
    PROV_OKTA_ORG_SERVER, "prov-okta-org-server", Info, "Okta org authorization server token",
    "Okta: authorization servers", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let issuer = subject.facts.claim("iss").and_then(Node::as_str).and_then(Url::https);
    let Some(Url { host, rest, .. }) = issuer else { return };
    let okta = [".okta.com", ".oktapreview.com", ".okta-emea.com"];
    let is_access = ["cid", "scp"].iter().any(|name| subject.facts.claim(name).is_some());
    if is_access && !rest.contains("/oauth2/") && okta.iter().any(|end| host.ends_with(end)) {
        let message = "Access tokens of Okta's org server are for Okta's own APIs, and you cannot validate them. Use a custom authorization server.";
        findings.push(PROV_OKTA_ORG_SERVER.at_claim(subject, "iss", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_access_tokens_of_the_org_server() {
        let case = Case::claims(r#"{"iss":"https://dev-1.okta.com","cid":"a","scp":["b"]}"#);
        assert!(case.fires(&PROV_OKTA_ORG_SERVER), "{case:?}");
    }

    #[test]
    fn is_silent_about_custom_servers_and_id_tokens() {
        for claims in [
            r#"{"iss":"https://dev-1.okta.com/oauth2/default","cid":"a","scp":["b"]}"#,
            r#"{"iss":"https://dev-1.okta.com","aud":"a","nonce":"n"}"#,
            r#"{"iss":"https://okta.com.example","cid":"a"}"#,
        ] {
            assert!(!Case::claims(claims).fires(&PROV_OKTA_ORG_SERVER), "{claims}");
        }
    }
}
