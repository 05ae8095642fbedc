//! Rule `hdr-jku-present`.

use super::is_sap;
use crate::lints::url::Url;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A `jku`: an address from which the verifier should fetch keys.
    ///
    /// ## Why it matters
    /// Whoever sends the token writes it, before anything is verified. A verifier that follows it verifies with the sender's key.
    ///
    /// ## What to do
    /// Ignore it, or compare it letter by letter with the addresses you allow. Send no cookies with the request.
    ///
    /// ## References
    /// - RFC 7515 4.1.2 and 10
    /// - RFC 8725 3.10
    HDR_JKU_PRESENT, "hdr-jku-present", Warning, "Token names its own key URL (jku)",
    "RFC 7515 4.1.2 and 10; RFC 8725 3.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(jku) = subject.facts.header("jku") else { return };
    let sap = jku.as_str().and_then(Url::https).is_some_and(|url| is_sap(&url));
    let severity = if sap { Severity::Info } else { HDR_JKU_PRESENT.severity };
    let message = "`jku` says where to fetch keys, and the sender writes it. Ignore it, or compare it letter by letter with the addresses you allow.";
    findings.push(HDR_JKU_PRESENT.at_header(subject, "jku", message).graded(severity));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_an_address_in_the_header() {
        let case = Case::header(r#"{"alg":"RS256","jku":"https://idp.example/jwks"}"#);
        assert!(case.fires(&HDR_JKU_PRESENT), "{case:?}");
    }

    #[test]
    fn is_silent_about_metadata_in_claims() {
        let case = Case::jwt(r#"{"alg":"RS256"}"#, r#"{"jwks_uri":"https://idp.example/jwks"}"#);
        assert!(!case.fires(&HDR_JKU_PRESENT), "{case:?}");
    }
}
