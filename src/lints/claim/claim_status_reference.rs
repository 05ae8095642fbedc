//! Rule `claim-status-reference`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A reference to a status list, by which the token can be revoked.
    ///
    /// ## Why it matters
    /// Whether it is revoked stands in that list, which this page does not fetch.
    ///
    /// ## What to do
    /// Let the verifier fetch the list and look at the bit.
    ///
    /// ## References
    /// - draft-ietf-oauth-status-list
    CLAIM_STATUS_REFERENCE, "claim-status-reference", Info, "Token has a revocation status reference",
    "draft-ietf-oauth-status-list", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(list) = subject.facts.claim("status").and_then(|status| status.get("status_list"))
    else {
        return;
    };
    let index = list.get("idx").and_then(Node::as_number).and_then(|idx| idx.parse::<u64>().ok());
    let address = list.get("uri").and_then(Node::as_str);
    let finding = match (index, address) {
        (Some(index), Some(uri)) if uri.starts_with("https://") => CLAIM_STATUS_REFERENCE.at_claim(subject, "status", format!(
            "Whether the token is revoked stands at bit {index} of the status list at {}, which is not fetched here. Let the verifier look it up.", text::quoted(uri)
        )),
        _ => CLAIM_STATUS_REFERENCE
            .at_claim(subject, "status", "The status list reference is malformed: `idx` must be a whole number from 0 and `uri` an https URL. Nobody can look up whether the token is revoked.")
            .graded(Severity::Error),
    };
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_references() {
        for case in [
            Case::claims(r#"{"status":{"status_list":{"idx":6,"uri":"https://a.example/1"}}}"#),
            Case::claims(r#"{"status":{"status_list":{"idx":-1,"uri":"https://a.example/1"}}}"#),
        ] {
            assert!(case.fires(&CLAIM_STATUS_REFERENCE), "{case:?}");
        }
    }

    #[test]
    fn an_address_that_is_not_https_is_an_error() {
        for (uri, severity) in [
            ("https://a.example/1", CLAIM_STATUS_REFERENCE.severity),
            ("http://a.example/1", Severity::Error),
        ] {
            let claims = format!(r#"{{"status":{{"status_list":{{"idx":6,"uri":"{uri}"}}}}}}"#);
            let found = Case::claims(&claims).finding(&CLAIM_STATUS_REFERENCE).unwrap();
            assert_eq!(found.severity, severity, "{uri}");
        }
    }

    #[test]
    fn is_silent_about_other_statuses() {
        for case in [Case::claims(r#"{"status":true}"#), Case::claims(r#"{"status":"active"}"#)] {
            assert!(!case.fires(&CLAIM_STATUS_REFERENCE), "{case:?}");
        }
    }
}
