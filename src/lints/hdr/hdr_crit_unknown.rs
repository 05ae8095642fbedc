//! Rule `hdr-crit-unknown`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A well-formed `crit` that lists an extension other than `b64`.
    ///
    /// ## Why it matters
    /// Every verifier that does not implement it must refuse the token. Several libraries ignored `crit` until recently.
    ///
    /// ## What to do
    /// Make sure that your verifier implements the extension, and that its version looks at `crit`.
    ///
    /// ## References
    /// - RFC 7515 4.1.11
    /// - CVE-2026-32597 (PyJWT < 2.12), CVE-2025-59420 (Authlib), GHSA-hm7r-c7qw-ghp6 (fast-jwt)
    HDR_CRIT_UNKNOWN, "hdr-crit-unknown", Error, "Critical extension must be understood",
    "RFC 7515 4.1.11; CVE-2026-32597 (PyJWT < 2.12), CVE-2025-59420 (Authlib), GHSA-hm7r-c7qw-ghp6 (fast-jwt)", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(names) = subject.facts.header("crit").and_then(Node::elements) else { return };
    let passport = subject.facts.profile.id == "passport";
    let understood = |name: &str| name == "b64" || passport && name == "ppt";
    let names = names.iter().filter_map(Node::as_str);
    let unknown = names.filter(|name| subject.facts.header(name).is_some() && !understood(name));
    let unknown: Vec<String> = unknown.map(str::to_owned).collect();
    if !unknown.is_empty() {
        let message = format!(
            "The issuer marks {} as critical: every verifier that does not implement it must refuse the token. Make sure that yours does, and that its version looks at `crit`.",
            text::list(&unknown)
        );
        findings.push(HDR_CRIT_UNKNOWN.at_header(subject, "crit", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_unknown_extensions() {
        let case = Case::header(r#"{"alg":"HS256","crit":["urn:ex:mfa"],"urn:ex:mfa":true}"#);
        assert!(case.fires(&HDR_CRIT_UNKNOWN), "{case:?}");
    }

    #[test]
    fn is_silent_about_b64() {
        let case = Case::header(r#"{"alg":"HS256","crit":["b64"],"b64":true}"#);
        assert!(!case.fires(&HDR_CRIT_UNKNOWN), "{case:?}");
    }
}
