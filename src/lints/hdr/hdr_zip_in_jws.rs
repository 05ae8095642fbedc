//! Rule `hdr-zip-in-jws`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// A signed token with `zip`. SMART Health Cards define it and are not meant.
    ///
    /// ## Why it matters
    /// `zip` exists for encrypted tokens only. Verifiers that ignore it see binary data instead of claims, and those that inflate it need a limit.
    ///
    /// ## What to do
    /// Leave the compression out.
    ///
    /// ## References
    /// - RFC 7516 4.1.3
    /// - SMART Health Cards
    HDR_ZIP_IN_JWS, "hdr-zip-in-jws", Warning, "Compression on a signed token",
    "RFC 7516 4.1.3; SMART Health Cards", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let signed = facts.kind != Kind::Jwe && facts.segments.len() == 3;
    if signed && facts.header("zip").is_some() && facts.profile.id != "shc" {
        let message = "`zip` is defined for encrypted tokens only: verifiers of signed ones see binary data instead of claims. Leave the compression out.";
        findings.push(HDR_ZIP_IN_JWS.at_header(subject, "zip", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_compressed_signed_tokens() {
        let case = Case::header(r#"{"alg":"HS256","zip":"DEF"}"#);
        assert!(case.fires(&HDR_ZIP_IN_JWS), "{case:?}");
    }

    #[test]
    fn is_silent_about_health_cards_and_encrypted_tokens() {
        for case in [
            Case::header(r#"{"alg":"ES256","zip":"DEF","kid":"k"}"#),
            Case::text("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0.YQ.YQ.YQ.YQ"),
        ] {
            assert!(!case.fires(&HDR_ZIP_IN_JWS), "{case:?}");
        }
    }
}
