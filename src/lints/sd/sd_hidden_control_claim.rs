//! Rule `sd-hidden-control-claim`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;
use crate::report::presentation::DisclosureState;

declare_lint! {
    /// ## What it finds
    /// A disclosure at the top level for a claim that decides whether the token is valid: `iss`, `exp`, `nbf`, `cnf`, `vct`, `status` and the like; for `aud` a warning.
    ///
    /// ## Why it matters
    /// A holder could leave it out: an expired credential would look like one that never expires.
    ///
    /// ## What to do
    /// Let the issuer sign these claims openly.
    ///
    /// ## References
    /// - RFC 9901 9.7
    /// - draft-ietf-oauth-sd-jwt-vc 2.2.2
    SD_HIDDEN_CONTROL_CLAIM, "sd-hidden-control-claim", Error, "Validity claim is selectively disclosable",
    "RFC 9901 9.7; SD-JWT VC 2.2.2", needs: [SdJwt, Claims]
}

const CONTROL: [&str; 9] =
    ["iss", "exp", "nbf", "cnf", "vct", "vct#integrity", "aka_vcts", "status", "aud"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(presentation) = subject.presentation else { return };
    for (index, disclosure) in presentation.disclosures.list.iter().enumerate() {
        let name = disclosure.name.as_deref().unwrap_or_default();
        let top = disclosure.path.as_deref().and_then(|path| path.strip_prefix('/')) == Some(name);
        let disclosed = disclosure.state == DisclosureState::Disclosed;
        if !(top && disclosed && CONTROL.contains(&name)) {
            continue;
        }
        let message = format!(
            "`{name}` is selectively disclosable: a holder could leave it out and evade the check. Let the issuer sign it openly."
        );
        let severity = if name == "aud" { Severity::Warning } else { Severity::Error };
        let finding = SD_HIDDEN_CONTROL_CLAIM.at_disclosure(subject, index, message);
        findings.push(finding.graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    fn disclosed(name: &str) -> Option<Severity> {
        let disclosure = format!(r#"["s","{name}",1]"#);
        let finding = sd(r#"{"_sd":["$1"]}"#, &[&disclosure]).finding(&SD_HIDDEN_CONTROL_CLAIM);
        finding.map(|finding| finding.severity)
    }

    #[test]
    fn fires_on_claims_that_decide_validity() {
        assert_eq!(disclosed("exp"), Some(Severity::Error));
        assert_eq!(disclosed("aud"), Some(Severity::Warning));
    }

    #[test]
    fn is_silent_about_other_claims_and_other_levels() {
        assert_eq!(disclosed("given_name"), None);
        assert_eq!(disclosed("sub"), None);
        let nested = sd(r#"{"a":{"_sd":["$1"]}}"#, &[r#"["s","exp",1]"#]);
        assert!(!nested.fires(&SD_HIDDEN_CONTROL_CLAIM));
    }
}
