//! Rule `sd-vc`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A credential (SD-JWT VC) without the type claim `vct` or without `typ`, with the old `typ` vc+sd-jwt (a warning), or with an `aka_vcts` that is no list of other types.
    ///
    /// ## Why it matters
    /// Verifiers choose the rules for a credential by its type, and refuse or misread one without it.
    ///
    /// ## What to do
    /// Set `typ` to dc+sd-jwt and `vct` to the type of the credential.
    ///
    /// ## References
    /// - draft-ietf-oauth-sd-jwt-vc 2.2
    SD_VC, "sd-vc", Error, "SD-JWT VC rules violated",
    "draft-ietf-oauth-sd-jwt-vc 2.2", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let text = |node: Option<&Node>| node.and_then(Node::as_str).map(str::to_owned);
    let typ = text(facts.header("typ")).map(|typ| normalized_type(&typ));
    let vct = text(facts.claim("vct"));
    let old = typ.as_deref() == Some("vc+sd-jwt");
    let selective = facts.claim("vct").is_some() && facts.claim("_sd").is_some();
    if !(old || selective || typ.as_deref() == Some("dc+sd-jwt")) {
        return;
    }
    let faults = [
        (typ.is_none(), "the header has no `typ`"),
        (vct.as_deref().is_none_or(str::is_empty), "`vct` is missing or empty"),
        (
            !others_fit(facts.claim("aka_vcts"), vct.as_deref()),
            "`aka_vcts` is no list of types other than `vct`",
        ),
    ];
    let found: Vec<&str> =
        faults.into_iter().filter(|fault| fault.0).map(|fault| fault.1).collect();
    if !found.is_empty() {
        let message = format!(
            "A credential (SD-JWT VC) needs `typ` dc+sd-jwt and its type in `vct`, but {}. Correct it where it is issued.",
            found.join(", and ")
        );
        findings.push(SD_VC.at_claim(subject, "vct", message));
    } else if old {
        let message = "`typ` is vc+sd-jwt, which was renamed to dc+sd-jwt: new verifiers may refuse it. Issue it with the new name.";
        findings.push(SD_VC.at_header(subject, "typ", message).graded(Severity::Warning));
    }
}

fn others_fit(list: Option<&Node>, vct: Option<&str>) -> bool {
    let Some(list) = list else { return true };
    let types = list.elements().unwrap_or_default();
    let is_other = |node: &Node| node.as_str().is_some_and(|other| Some(other) != vct);
    !types.is_empty() && types.iter().all(is_other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const HEADER: &str = r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#;

    #[test]
    fn fires_on_credentials_without_a_type() {
        for (header, claims) in [
            (HEADER, "{}"),
            (HEADER, r#"{"vct":""}"#),
            (r#"{"alg":"ES256"}"#, r#"{"vct":"a","_sd":[]}"#),
            (HEADER, r#"{"vct":"a","aka_vcts":[]}"#),
            (HEADER, r#"{"vct":"a","aka_vcts":["a"]}"#),
        ] {
            let finding = Case::jwt(header, claims).finding(&SD_VC).unwrap();
            assert_eq!(finding.severity, Severity::Error, "{claims}");
        }
    }

    #[test]
    fn the_old_name_is_a_warning() {
        let case = Case::jwt(r#"{"alg":"ES256","typ":"vc+sd-jwt"}"#, r#"{"vct":"a"}"#);
        assert_eq!(case.finding(&SD_VC).unwrap().severity, Severity::Warning);
    }

    #[test]
    fn is_silent_about_good_credentials_and_others() {
        for (header, claims) in [
            (HEADER, r#"{"vct":"a","aka_vcts":["b"]}"#),
            (r#"{"alg":"ES256","typ":"vc+jwt"}"#, "{}"),
            (r#"{"alg":"ES256","typ":"example+sd-jwt"}"#, r#"{"_sd":[]}"#),
        ] {
            assert!(!Case::jwt(header, claims).fires(&SD_VC), "{claims}");
        }
    }
}
