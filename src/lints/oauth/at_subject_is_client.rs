//! Rule `at-subject-is-client`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token whose subject is the client itself.
    ///
    /// ## Why it matters
    /// It belongs to a machine; no person is involved.
    ///
    /// ## What to do
    /// Make sure that names of clients cannot be names of people.
    ///
    /// ## References
    /// - RFC 9068 5
    /// - RFC 9700 4.15
    AT_SUBJECT_IS_CLIENT, "at-subject-is-client", Info, "sub equals client_id",
    "RFC 9068 5; RFC 9700 4.15", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = |name| subject.facts.claim(name).and_then(Node::as_str);
    let access = matches!(subject.facts.profile.id, "at+jwt" | "access-token")
        || text("client_id").is_some();
    let person = text("sub").filter(|_| {
        access && !matches!(subject.facts.profile.id, "request-object" | "client-assertion")
    });
    let same = ["client_id", "azp", "appid"]
        .iter()
        .any(|name| text(name).is_some() && text(name) == person);
    if same {
        let message = "`sub` is the client itself: a token of a machine, no person is involved. Make sure that names of clients cannot be names of people.";
        findings.push(AT_SUBJECT_IS_CLIENT.at_claim(subject, "sub", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_tokens_of_machines() {
        let case = Case::claims(
            r#"{"iss":"https://a.example","scope":"a","sub":"svc","client_id":"svc"}"#,
        );
        assert!(case.fires(&AT_SUBJECT_IS_CLIENT), "{case:?}");
    }

    #[test]
    fn is_silent_about_people() {
        for case in [
            Case::claims(r#"{"scope":"a","iss":"https://a.example","sub":"u","client_id":"svc"}"#),
            Case::claims(r#"{"sub":"a"}"#),
        ] {
            assert!(!case.fires(&AT_SUBJECT_IS_CLIENT), "{case:?}");
        }
    }
}
