//! Rule `hdr-alg-none`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token whose `alg` is exactly `none`.
    ///
    /// ## Why it matters
    /// Such a token carries no signature: whoever holds it could have written it, and libraries that trusted the header's `alg` have accepted forged tokens this way.
    ///
    /// ## What to do
    /// Refuse it. Give the verifier an explicit list of the algorithms it accepts instead of reading the algorithm from the token.
    ///
    /// ## References
    /// - RFC 7518, section 3.6
    /// - RFC 8725, sections 2.1 and 3.2
    /// - CVE-2015-9235, CVE-2015-2951
    HDR_ALG_NONE, "hdr-alg-none", Error, "Unsigned token (alg: none)",
    "RFC 7518 3.6; RFC 8725 2.1 and 3.2; CVE-2015-9235", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.algorithm() == Some("none") {
        let message = format!("`alg` is `none`: {}", advice(subject));
        findings.push(HDR_ALG_NONE.at_header(subject, "alg", message));
    }
}

fn advice(subject: &Subject<'_>) -> &'static str {
    let issuer = subject.facts.claim("iss").and_then(|iss| iss.as_str()).unwrap_or_default();
    if issuer.starts_with("https://securetoken.google.com/") {
        "anyone can change this token. The Firebase emulator makes such tokens; a server that can be reached from outside must refuse them."
    } else if subject.facts.profile.id == "id_token" {
        "anyone can change this ID token. Accept one only when your client asked for `none` and fetched the token itself from the token endpoint over TLS; otherwise refuse it."
    } else {
        "anyone can change this token. Refuse it, and give the verifier a list of the algorithms it accepts."
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_none_with_and_without_a_signature() {
        assert!(Case::header(r#"{"alg":"none"}"#).signature("").fires(&HDR_ALG_NONE));
        assert!(Case::header(r#"{"alg":"none"}"#).fires(&HDR_ALG_NONE));
    }

    #[test]
    fn says_where_such_tokens_come_from() {
        let claims = r#"{"iss":"https://securetoken.google.com/demo"}"#;
        let finding = Case::jwt(r#"{"alg":"none"}"#, claims).finding(&HDR_ALG_NONE).unwrap();
        assert!(finding.message.contains("emulator"), "{}", finding.message);
    }

    #[test]
    fn is_silent_about_a_stripped_signature() {
        assert!(!Case::header(r#"{"alg":"HS256"}"#).signature("").fires(&HDR_ALG_NONE));
    }
}
