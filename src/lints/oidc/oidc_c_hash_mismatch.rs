//! Rule `oidc-c-hash-mismatch`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::soup::place::Carrier;

declare_lint! {
    /// ## What it finds
    /// An ID token that does not belong to the authorization code, or the state, beside it.
    ///
    /// ## Why it matters
    /// Somebody put another code or state into the response.
    ///
    /// ## What to do
    /// Refuse the response.
    ///
    /// ## References
    /// - OpenID Connect Core 3.3.2.11
    /// - FAPI 1.0 (s_hash)
    OIDC_C_HASH_MISMATCH, "oidc-c-hash-mismatch", Error, "c_hash (or s_hash) does not match",
    "OpenID Connect Core 3.3.2.11; FAPI 1.0 (s_hash)", needs: [Header, Claims, Second]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (step, claim) in [("code-hash", "c_hash"), ("state-hash", "s_hash")] {
        if let Some(failure) = subject.binding.failure(step) {
            let message = format!("{failure}. Refuse the response.");
            findings.push(OIDC_C_HASH_MISMATCH.at_claim(subject, claim, message));
        }
    }
    let beside = subject.found.is_some_and(|token| {
        let place = &token.place;
        matches!(place.carrier, Carrier::Form | Carrier::Fragment | Carrier::Query)
            && place.name == "id_token"
    });
    let code = subject.binding.second.value("code").is_some();
    if beside && code && subject.facts.claim("c_hash").is_none() {
        let message = "A code came with this ID token, but there is no `c_hash` to bind the two. Refuse the response.";
        findings.push(OIDC_C_HASH_MISMATCH.at_segment(subject, 1, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    /// The example of `OpenID` Connect Core, appendix A.4.
    const CODE: &str = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
    const CLAIMS: &str = r#"{"c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#;

    fn id_token(claims: &str) -> Case {
        Case::jwt(r#"{"alg":"RS256"}"#, claims)
    }

    fn redirect(claims: &str) -> Case {
        id_token(claims).pasted(&format!("https://app.example/cb#code={CODE}&id_token="))
    }

    #[test]
    fn fires_beside_another_code_or_state_and_without_the_hash() {
        for case in [
            id_token(CLAIMS).beside("another"),
            id_token(r#"{"s_hash":"LDktKdoQak3Pk0cnXxCltA"}"#).beside("state=a"),
            redirect(r#"{"nonce":"n"}"#),
            redirect(r#"{"c_hash":"AAAAAAAAAAAAAAAAAAAAAA"}"#),
        ] {
            assert!(case.fires(&OIDC_C_HASH_MISMATCH), "{case:?}");
        }
    }

    #[test]
    fn is_silent_beside_its_own_and_alone() {
        for case in [
            id_token(CLAIMS).beside(CODE),
            redirect(CLAIMS),
            id_token(CLAIMS),
            id_token("{}").beside(CODE),
        ] {
            assert!(!case.fires(&OIDC_C_HASH_MISMATCH), "{case:?}");
        }
    }
}
