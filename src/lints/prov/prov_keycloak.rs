//! Rule `prov-keycloak`.

use crate::lints::claim::audiences;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A Keycloak token whose only audience is `account`.
    ///
    /// ## Why it matters
    /// Keycloak adds it by default; checks of your API's audience fail or are left out.
    ///
    /// ## What to do
    /// Configure an audience mapper.
    ///
    /// ## References
    /// - Keycloak server admin guide (audience support)
    PROV_KEYCLOAK, "prov-keycloak", Info, "Keycloak token notes",
    "Keycloak server admin guide (audience support)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let has = |name| subject.facts.claim(name).is_some();
    let keycloak = has("realm_access") || has("resource_access") || has("session_state");
    if keycloak && audiences(subject) == ["account"] {
        let severity = if subject.options.audience.is_some() {
            Severity::Warning
        } else {
            PROV_KEYCLOAK.severity
        };
        let message = "Keycloak sets `aud` to `account` by default, so checks of your API's audience fail or are left out. Configure an audience mapper.";
        findings.push(PROV_KEYCLOAK.at_claim(subject, "aud", message).graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_the_default_audience() {
        let case = Case::claims(r#"{"aud":"account","realm_access":{}}"#);
        assert!(case.fires(&PROV_KEYCLOAK), "{case:?}");
    }

    #[test]
    fn is_silent_about_your_api() {
        for case in [
            Case::claims(r#"{"aud":["account","api"],"realm_access":{}}"#),
            Case::claims(r#"{"aud":"account"}"#),
        ] {
            assert!(!case.fires(&PROV_KEYCLOAK), "{case:?}");
        }
    }
}
