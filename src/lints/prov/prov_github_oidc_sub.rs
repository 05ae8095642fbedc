//! Rule `prov-github-oidc-sub`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A token of GitHub Actions whose subject names owner and repository without their numbers.
    ///
    /// ## Why it matters
    /// Names can be registered again by others.
    ///
    /// ## What to do
    /// Let the cloud trust `repository_id` and `repository_owner_id`, or use the subject with numbers.
    ///
    /// ## References
    /// - github/docs OIDC reference
    PROV_GITHUB_OIDC_SUB, "prov-github-oidc-sub", Info, "GitHub Actions subject uses reusable names",
    "github/docs OIDC reference", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str).unwrap_or_default();
    let github = text("iss").starts_with("https://token.actions.githubusercontent.com");
    let Some(rest) = text("sub").strip_prefix("repo:").filter(|_| github) else { return };
    let repository = rest.split(':').next().unwrap_or_default();
    if !repository.contains('@') {
        let severity = if rest.ends_with(":pull_request") {
            Severity::Warning
        } else {
            PROV_GITHUB_OIDC_SUB.severity
        };
        let message = "The subject names owner and repository, and names can be registered again by others. Let the cloud trust their numbers (`repository_id`, `repository_owner_id`) as well.";
        findings.push(PROV_GITHUB_OIDC_SUB.at_claim(subject, "sub", message).graded(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_names_alone() {
        let case = Case::claims(
            r#"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:octo/app:ref:refs/heads/main"}"#,
        );
        assert!(case.fires(&PROV_GITHUB_OIDC_SUB), "{case:?}");
    }

    #[test]
    fn is_silent_about_numbers() {
        for case in [
            Case::claims(
                r#"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:octo@1/app@2:ref:refs/heads/main"}"#,
            ),
            Case::claims(r#"{"sub":"repo:a/b:c"}"#),
        ] {
            assert!(!case.fires(&PROV_GITHUB_OIDC_SUB), "{case:?}");
        }
    }
}
