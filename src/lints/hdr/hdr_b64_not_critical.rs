//! Rule `hdr-b64-not-critical`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// `b64` false that `crit` does not list, or a `b64` that is not true or false.
    ///
    /// ## Why it matters
    /// Verifiers that do not know `b64` process the payload in another way and do not notice.
    ///
    /// ## What to do
    /// List `b64` in `crit`. Refuse tokens that do not.
    ///
    /// ## References
    /// - RFC 7797 6
    HDR_B64_NOT_CRITICAL, "hdr-b64-not-critical", Error, "b64 without crit",
    "RFC 7797 6", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(b64) = subject.facts.header("b64") else { return };
    let crit = subject.facts.header("crit").and_then(Node::elements).unwrap_or_default();
    let listed = crit.iter().any(|name| name.as_str() == Some("b64"));
    let fault = match b64.as_bool() {
        None => "`b64` must be true or false",
        Some(false) if !listed => "`b64` false must be listed in `crit`",
        Some(_) => return,
    };
    let message = format!(
        "{fault}; otherwise verifiers that do not know it process the payload in another way. Refuse the token."
    );
    findings.push(HDR_B64_NOT_CRITICAL.at_header(subject, "b64", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_when_crit_does_not_list_it() {
        for case in [
            Case::header(r#"{"alg":"HS256","b64":false}"#),
            Case::header(r#"{"alg":"HS256","b64":"false"}"#),
        ] {
            assert!(case.fires(&HDR_B64_NOT_CRITICAL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_when_it_does() {
        for case in [
            Case::header(r#"{"alg":"HS256","b64":true}"#),
            Case::header(r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#),
        ] {
            assert!(!case.fires(&HDR_B64_NOT_CRITICAL), "{case:?}");
        }
    }
}
