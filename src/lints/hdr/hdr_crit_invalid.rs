//! Rule `hdr-crit-invalid`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `crit` that is not a list of extension names that stand in the header: empty, with a repeated name, with a name of the standard itself, or with a name that is not there.
    ///
    /// ## Why it matters
    /// A malformed `crit` makes the token invalid.
    ///
    /// ## What to do
    /// Correct it where the token is made, or leave it out.
    ///
    /// ## References
    /// - RFC 7515 4.1.11
    HDR_CRIT_INVALID, "hdr-crit-invalid", Error, "Malformed crit",
    "RFC 7515 4.1.11", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(crit) = subject.facts.header("crit") else { return };
    if let Some(fault) = fault(subject, crit) {
        let message = format!(
            "`crit` {fault}, which makes the token invalid. It must list the names of extensions that stand in the header."
        );
        findings.push(HDR_CRIT_INVALID.at_header(subject, "crit", message));
    }
}

fn fault(subject: &Subject<'_>, crit: &Node) -> Option<String> {
    let Some(names) = crit.elements() else { return Some("is not a list".to_owned()) };
    if names.is_empty() {
        return Some("is empty".to_owned());
    }
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        let Some(name) = name.as_str() else {
            return Some("holds something that is no name".to_owned());
        };
        let shown = text::quoted(name);
        match () {
            () if seen.contains(&name) => return Some(format!("holds {shown} twice")),
            () if STANDARD.contains(&name) => {
                return Some(format!("holds {shown}, a name of the standard itself"));
            }
            () if subject.facts.header(name).is_none() => {
                return Some(format!("holds {shown}, which is not in the header"));
            }
            () => seen.push(name),
        }
    }
    None
}

/// What RFC 7515, 7516 and 7518 define and `crit` must not list.
const STANDARD: [&str; 20] = [
    "alg", "enc", "zip", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty",
    "crit", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_malformed_lists() {
        for case in [
            Case::header(r#"{"alg":"HS256","crit":[]}"#),
            Case::header(r#"{"alg":"HS256","crit":["exp"]}"#),
            Case::header(r#"{"alg":"HS256","crit":["alg"]}"#),
            Case::header(r#"{"alg":"HS256","crit":"b64"}"#),
            Case::header(r#"{"alg":"HS256","b64":false,"crit":["b64","b64"]}"#),
        ] {
            assert!(case.fires(&HDR_CRIT_INVALID), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_a_proper_list() {
        let case = Case::header(r#"{"alg":"HS256","b64":false,"crit":["b64"]}"#);
        assert!(!case.fires(&HDR_CRIT_INVALID), "{case:?}");
    }
}
