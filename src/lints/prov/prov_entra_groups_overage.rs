//! Rule `prov-entra-groups-overage`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token of Microsoft Entra ID that says that the groups did not fit in.
    ///
    /// ## Why it matters
    /// The user is in more groups than a token holds (200, in the implicit flow 6): that a group is not in the token means nothing.
    ///
    /// ## What to do
    /// Ask Microsoft Graph for the groups, or use app roles.
    ///
    /// ## References
    /// - Entra: groups overage claim
    PROV_ENTRA_GROUPS_OVERAGE, "prov-entra-groups-overage", Info, "Groups omitted because of overage",
    "Entra: groups overage claim", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let elsewhere = subject.facts.claim("_claim_names").and_then(|names| names.get("groups"));
    let flag = subject.facts.claim("hasgroups");
    let has = |it: &Node| it.as_bool() == Some(true) || it.as_str() == Some("true");
    if elsewhere.is_some() || flag.is_some_and(has) {
        let name = if elsewhere.is_some() { "_claim_names" } else { "hasgroups" };
        let message = "The user is in more groups than the token holds, so none are in it. Ask Microsoft Graph for them, or use app roles.";
        findings.push(PROV_ENTRA_GROUPS_OVERAGE.at_claim(subject, name, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_groups_that_did_not_fit() {
        for claims in [
            r#"{"_claim_names":{"groups":"src1"}}"#,
            r#"{"hasgroups":true}"#,
            r#"{"hasgroups":"true"}"#,
        ] {
            assert!(Case::claims(claims).fires(&PROV_ENTRA_GROUPS_OVERAGE), "{claims}");
        }
    }

    #[test]
    fn is_silent_about_groups_that_are_there() {
        for claims in [r#"{"groups":["a"],"hasgroups":false}"#, r#"{"_claim_names":{"a":"b"}}"#] {
            assert!(!Case::claims(claims).fires(&PROV_ENTRA_GROUPS_OVERAGE), "{claims}");
        }
    }
}
