//! Rule `dpop-jkt-mismatch`.

use crate::encoding::json::Node;
use crate::facts::Facts;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A DPoP proof beside an access token that is bound to another key, or to none.
    ///
    /// ## Why it matters
    /// Resource servers refuse the pair; a token that is bound to no key serves whoever steals it.
    ///
    /// ## What to do
    /// Prove with the key that the access token was requested with, and ask for a bound token.
    ///
    /// ## References
    /// - RFC 9449 6.1, 7.1
    DPOP_JKT_MISMATCH, "dpop-jkt-mismatch", Error, "Access token bound to another DPoP key",
    "RFC 9449 6.1, 7.1", needs: [Header, Claims, Second]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let Some(other) = &subject.binding.second.token else { return };
    let is_proof = |facts: &Facts| facts.profile.id == "dpop";
    let mut report = |bound: &Facts, segment: usize, name: &str, message: String| {
        let unbound = thumbprint(bound).is_none();
        let severity = if unbound { Severity::Warning } else { Severity::Error };
        let finding = DPOP_JKT_MISMATCH.at_member(subject, segment, name, message);
        findings.push(finding.graded(severity));
    };
    if is_proof(facts) {
        if let Some(failure) = subject.binding.failure("proof-key") {
            let advice = "Prove with the key that the token was requested with.";
            report(other, 0, "jwk", format!("{failure}. {advice}"));
        }
    } else if is_proof(other) {
        let access_token = matches!(facts.profile.id, "at+jwt" | "access-token");
        if let Some(failure) = subject.binding.failure("holder-key") {
            report(facts, 1, "cnf", format!("{failure}. Refuse the pair."));
        } else if access_token && thumbprint(facts).is_none() {
            let message = "The access token is bound to no key (`cnf.jkt`), so the proof protects nothing. Ask for a bound token.";
            report(facts, 1, "cnf", message.to_owned());
        }
    }
}

fn thumbprint(facts: &Facts) -> Option<&str> {
    facts.claim("cnf")?.get("jkt").and_then(Node::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::lints::case::Case;

    const PROOF: &str =
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}"#;

    fn token(header: &str, claims: &str) -> String {
        [header, claims, "x"].map(|part| encode(part.as_bytes())).join(".")
    }

    const ACCESS: &str = r#"{"alg":"ES256","typ":"at+jwt"}"#;
    const OTHER: &str = r#"{"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#;
    /// The thumbprint of the key in the proof.
    const OWN: &str = r#"{"cnf":{"jkt":"RDgNRYDb79jbk-P-ajJnMZumfDir5astRaQ6H-xiOCM"}}"#;

    #[test]
    fn fires_on_another_key_whichever_of_the_two_comes_first() {
        for (case, severity) in [
            (Case::jwt(PROOF, "{}").beside(&token(ACCESS, OTHER)), Severity::Error),
            (Case::jwt(ACCESS, OTHER).beside(&token(PROOF, "{}")), Severity::Error),
            (Case::jwt(PROOF, "{}").beside(&token(ACCESS, "{}")), Severity::Warning),
            (Case::jwt(ACCESS, "{}").beside(&token(PROOF, "{}")), Severity::Warning),
        ] {
            assert_eq!(case.finding(&DPOP_JKT_MISMATCH).unwrap().severity, severity, "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_the_same_key_and_without_a_pair() {
        for case in [
            Case::jwt(PROOF, "{}").beside(&token(ACCESS, OWN)),
            Case::jwt(ACCESS, OWN).beside(&token(PROOF, "{}")),
            Case::jwt(PROOF, "{}").beside("opaque"),
            Case::jwt(PROOF, "{}"),
            Case::jwt(ACCESS, OTHER),
        ] {
            assert!(!case.fires(&DPOP_JKT_MISMATCH), "{case:?}");
        }
    }
}
