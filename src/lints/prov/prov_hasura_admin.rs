//! Rule `prov-hasura-admin`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token that may act as Hasura's `admin`.
    ///
    /// ## Why it matters
    /// That role passes by all permissions.
    ///
    /// ## What to do
    /// Leave `admin` out of the roles of tokens.
    ///
    /// ## References
    /// - Hasura JWT docs
    PROV_HASURA_ADMIN, "prov-hasura-admin", Warning, "Hasura admin role allowed",
    "Hasura JWT docs", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claims) = subject.facts.claim("https://hasura.io/jwt/claims") else { return };
    let default = claims.get("x-hasura-default-role").and_then(Node::as_str);
    let allowed = claims.get("x-hasura-allowed-roles").and_then(Node::elements).unwrap_or_default();
    if default == Some("admin") || allowed.iter().any(|role| role.as_str() == Some("admin")) {
        let message = "This token may act as Hasura's `admin`, which passes by all permissions. Leave that role out of tokens.";
        findings.push(PROV_HASURA_ADMIN.at_claim(subject, "https://hasura.io/jwt/claims", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_admins() {
        let case = Case::claims(
            r#"{"https://hasura.io/jwt/claims":{"x-hasura-allowed-roles":["admin"]}}"#,
        );
        assert!(case.fires(&PROV_HASURA_ADMIN), "{case:?}");
    }

    #[test]
    fn is_silent_about_users() {
        let case =
            Case::claims(r#"{"https://hasura.io/jwt/claims":{"x-hasura-allowed-roles":["user"]}}"#);
        assert!(!case.fires(&PROV_HASURA_ADMIN), "{case:?}");
    }
}
