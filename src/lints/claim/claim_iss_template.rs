//! Rule `claim-iss-template`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `iss`, `aud` or `sub` with a placeholder such as `{tenantid}`, `${…}` or `{{…}}`, or an Entra issuer with `/common/`.
    ///
    /// ## Why it matters
    /// The text of the metadata or of a template was copied instead of its value.
    ///
    /// ## What to do
    /// Fill in the value where the token is made or the issuer is configured.
    ///
    /// ## References
    /// - OpenID Connect Core 3.1.3.7
    CLAIM_ISS_TEMPLATE, "claim-iss-template", Error, "Issuer contains an unresolved placeholder",
    "OpenID Connect Core 3.1.3.7", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in ["iss", "aud", "sub"] {
        let value = subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
        if has_placeholder(value) {
            let message = format!(
                "`{name}` still holds a placeholder ({}) instead of its value. Fill it in where the token is made.",
                text::quoted(value)
            );
            findings.push(CLAIM_ISS_TEMPLATE.at_claim(subject, name, message));
        }
    }
}

fn has_placeholder(value: &str) -> bool {
    const PARTS: [&str; 6] = ["{tenantid}", "{tenant}", "{{", "${", "%7btenantid%7d", "<"];
    let folded = value.to_ascii_lowercase();
    let entra = folded.contains("login.microsoftonline.") || folded.contains("sts.windows.net");
    PARTS.iter().any(|part| folded.contains(part))
        || entra && ["/common/", "/organizations/"].iter().any(|part| folded.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_placeholders() {
        for case in [
            Case::claims(r#"{"iss":"https://login.microsoftonline.com/{tenantid}/v2.0"}"#),
            Case::claims(r#"{"iss":"https://login.microsoftonline.com/common/v2.0"}"#),
            Case::claims(r#"{"aud":"${AUDIENCE}"}"#),
        ] {
            assert!(case.fires(&CLAIM_ISS_TEMPLATE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_values() {
        for case in [
            Case::claims(
                r#"{"iss":"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"}"#,
            ),
            Case::claims(r#"{"iss":"https://a.example/common/x"}"#),
        ] {
            assert!(!case.fires(&CLAIM_ISS_TEMPLATE), "{case:?}");
        }
    }
}
