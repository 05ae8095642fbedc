//! Rule `dpop-ath`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A DPoP proof that does not carry the hash of the access token that it is sent with.
    ///
    /// ## Why it matters
    /// Resource servers refuse it: the proof could have been made for another token.
    ///
    /// ## What to do
    /// Put the SHA-256 of the access token, base64url, into `ath`.
    ///
    /// ## References
    /// - RFC 9449 4.2, 7.1
    DPOP_ATH, "dpop-ath", Error, "ath missing or does not match the access token",
    "RFC 9449 4.2, 7.1", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(failure) = subject.binding.failure("proof-access-token") {
        let message = format!("{failure}. Make a proof for the access token that it is sent with.");
        findings.push(DPOP_ATH.at_claim(subject, "ath", message));
        return;
    }
    let ath = subject.facts.claim("ath").filter(|_| subject.facts.profile.id == "dpop");
    if ath.is_some_and(|ath| ath.as_str().map(str::len) != Some(43)) {
        let message = "`ath` is no SHA-256 in base64url, which has 43 characters. Compute it from the access token.";
        findings.push(DPOP_ATH.at_claim(subject, "ath", message).graded(Severity::Warning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const PROOF: &str =
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#;
    const ATH: &str = r#"{"ath":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"}"#;
    const TOKEN: &str = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";

    #[test]
    fn fires_beside_another_access_token_and_on_what_is_no_hash() {
        for case in [Case::jwt(PROOF, ATH).beside("another"), Case::jwt(PROOF, "{}").beside(TOKEN)]
        {
            assert_eq!(case.finding(&DPOP_ATH).unwrap().severity, Severity::Error, "{case:?}");
        }
        for claims in [r#"{"ath":"abc"}"#, r#"{"ath":1}"#] {
            let severity = Case::jwt(PROOF, claims).finding(&DPOP_ATH).unwrap().severity;
            assert_eq!(severity, Severity::Warning, "{claims}");
        }
    }

    #[test]
    fn is_silent_beside_its_own_and_at_the_token_endpoint() {
        for case in [
            Case::jwt(PROOF, ATH).beside(TOKEN),
            Case::jwt(PROOF, ATH),
            Case::jwt(PROOF, "{}"),
            Case::claims(r#"{"ath":"abc"}"#),
        ] {
            assert!(!case.fires(&DPOP_ATH), "{case:?}");
        }
    }
}
