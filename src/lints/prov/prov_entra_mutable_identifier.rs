//! Rule `prov-entra-mutable-identifier`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token of Microsoft Entra ID with `email`, `upn`, `unique_name` or `preferred_username`.
    ///
    /// ## Why it matters
    /// These change, and in applications of several tenants a stranger can choose them.
    ///
    /// ## What to do
    /// Identify people by `tid` and `oid`.
    ///
    /// ## References
    /// - entra-docs claims reference
    /// - nOAuth (Descope 2023)
    PROV_ENTRA_MUTABLE_IDENTIFIER, "prov-entra-mutable-identifier", Info, "Do not key users on email, upn or preferred_username",
    "entra-docs claims reference; nOAuth (Descope 2023)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let issuer = subject.facts.claim("iss").and_then(Node::as_str).unwrap_or_default();
    let entra = issuer.starts_with("https://login.microsoftonline.")
        || issuer.starts_with("https://sts.windows.net/");
    let names = ["email", "upn", "unique_name", "preferred_username"];
    let found = names.iter().find(|name| entra && subject.facts.claim(name).is_some());
    if let Some(name) = found {
        let message = format!(
            "`{name}` can change, and a stranger can choose it in another tenant. Identify people by `tid` and `oid`."
        );
        findings.push(PROV_ENTRA_MUTABLE_IDENTIFIER.at_claim(subject, name, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_names_that_change() {
        let case = Case::claims(
            r#"{"iss":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0","preferred_username":"a"}"#,
        );
        assert!(case.fires(&PROV_ENTRA_MUTABLE_IDENTIFIER), "{case:?}");
    }

    #[test]
    fn is_silent_about_stable_ones() {
        for case in [
            Case::claims(
                r#"{"iss":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0","oid":"a"}"#,
            ),
            Case::claims(r#"{"email":"a"}"#),
        ] {
            assert!(!case.fires(&PROV_ENTRA_MUTABLE_IDENTIFIER), "{case:?}");
        }
    }
}
