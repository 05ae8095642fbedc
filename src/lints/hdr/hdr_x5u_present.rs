//! Rule `hdr-x5u-present`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `x5u`: an address from which the verifier should fetch a certificate. PASSporTs need it and are not meant.
    ///
    /// ## Why it matters
    /// Whoever sends the token writes it, before anything is verified.
    ///
    /// ## What to do
    /// Accept it only from addresses you allow, and build the chain to a root that you trust for this issuer.
    ///
    /// ## References
    /// - RFC 7515 4.1.5
    /// - RFC 8725 3.10
    HDR_X5U_PRESENT, "hdr-x5u-present", Warning, "Token names a certificate URL (x5u)",
    "RFC 7515 4.1.5; RFC 8725 3.10", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.header("x5u").is_some() && subject.facts.profile.id != "passport" {
        let message = "`x5u` points to a certificate of the sender's choice. Accept it only from addresses you allow, and build the chain to a root that you trust for this issuer.";
        findings.push(HDR_X5U_PRESENT.at_header(subject, "x5u", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_outside_passports() {
        let case = Case::header(r#"{"alg":"RS256","x5u":"https://a.test/c.pem"}"#);
        assert!(case.fires(&HDR_X5U_PRESENT), "{case:?}");
    }

    #[test]
    fn is_silent_about_passports() {
        let case = Case::header(
            r#"{"alg":"ES256","typ":"passport","ppt":"shaken","x5u":"https://a.test/c"}"#,
        );
        assert!(!case.fires(&HDR_X5U_PRESENT), "{case:?}");
    }
}
