//! Rule `pop-proof-other`.

use crate::encoding::json::Node;
use crate::facts::profile::normalized_type;
use crate::lints::oauth::missing;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A wallet key proof, a client attestation or its proof without what it must carry, or a key binding JWT that stands alone.
    ///
    /// ## Why it matters
    /// Issuers and servers refuse it, or cannot tell what it was made for.
    ///
    /// ## What to do
    /// Add what is missing; paste a key binding JWT together with its SD-JWT.
    ///
    /// ## References
    /// - OpenID4VCI 1.0 Appendix F
    /// - draft-ietf-oauth-attestation-based-client-auth
    POP_PROOF_OTHER, "pop-proof-other", Warning, "Wallet/attestation proof incomplete",
    "OpenID4VCI 1.0 Appendix F; draft-ietf-oauth-attestation-based-client-auth", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let typ = facts.header("typ").and_then(Node::as_str).map(normalized_type).unwrap_or_default();
    let (what, lacking) = match typ.as_str() {
        "openid4vci-proof+jwt" => ("A wallet key proof", wallet(subject)),
        "oauth-client-attestation+jwt" => {
            let mut lacking = missing(subject, &["sub", "exp"]);
            if facts.claim("cnf").and_then(|cnf| cnf.get("jwk")).is_none() {
                lacking.push("cnf.jwk".to_owned());
            }
            ("A client attestation", lacking)
        }
        "oauth-client-attestation-pop+jwt" => {
            ("The proof of a client attestation", missing(subject, &["aud", "jti", "iat"]))
        }
        "kb+jwt" => {
            let message = "A key binding JWT says nothing without the SD-JWT that it was made for. Paste the whole presentation.";
            return findings.push(POP_PROOF_OTHER.at_header(subject, "typ", message));
        }
        _ => return,
    };
    if !lacking.is_empty() {
        let message = format!("{what} needs {}; this one lacks it. Add it.", text::list(&lacking));
        findings.push(POP_PROOF_OTHER.at_segment(subject, 1, message));
    }
}

fn wallet(subject: &Subject<'_>) -> Vec<String> {
    let mut lacking = missing(subject, &["aud", "iat"]);
    let keys = ["jwk", "kid", "x5c"].iter().filter(|it| subject.facts.header(it).is_some());
    if keys.count() != 1 {
        lacking.push("exactly one of jwk, kid and x5c".to_owned());
    }
    if subject.options.nonce.is_some() {
        lacking.extend(missing(subject, &["nonce"]));
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const WALLET: &str = r#"{"alg":"ES256","typ":"openid4vci-proof+jwt","kid":"a"}"#;
    const ATTESTATION: &str = r#"{"alg":"ES256","typ":"oauth-client-attestation+jwt"}"#;
    const POP: &str = r#"{"alg":"ES256","typ":"oauth-client-attestation-pop+jwt"}"#;

    fn expecting_a_nonce(mut case: Case) -> Case {
        case.options.nonce = Some("n".to_owned());
        case
    }

    #[test]
    fn fires_on_incomplete_proofs() {
        for case in [
            Case::jwt(WALLET, r#"{"iat":1}"#),
            Case::jwt(r#"{"alg":"ES256","typ":"openid4vci-proof+jwt"}"#, r#"{"aud":"a","iat":1}"#),
            Case::jwt(&WALLET.replace("kid", "jwk\":{},\"kid"), r#"{"aud":"a","iat":1}"#),
            expecting_a_nonce(Case::jwt(WALLET, r#"{"aud":"a","iat":1}"#)),
            Case::jwt(ATTESTATION, r#"{"sub":"c","exp":1,"cnf":{}}"#),
            Case::jwt(POP, r#"{"aud":"a","iat":1}"#),
            Case::header(r#"{"alg":"ES256","typ":"kb+jwt"}"#),
        ] {
            assert!(case.fires(&POP_PROOF_OTHER), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_complete_ones() {
        for case in [
            Case::jwt(WALLET, r#"{"aud":"a","iat":1}"#),
            expecting_a_nonce(Case::jwt(WALLET, r#"{"aud":"a","iat":1,"nonce":"n"}"#)),
            Case::jwt(ATTESTATION, r#"{"sub":"c","exp":1,"cnf":{"jwk":{}}}"#),
            Case::jwt(POP, r#"{"aud":"a","iat":1,"jti":"j"}"#),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&POP_PROOF_OTHER), "{case:?}");
        }
    }
}
