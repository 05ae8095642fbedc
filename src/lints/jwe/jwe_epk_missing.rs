//! Rule `jwe-epk-missing`.

use super::is_agreement;
use crate::keys::ephemeral;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// ECDH-ES without a sender’s key `epk`, or with one that is no point of its curve, of low order, or holds its private half.
    ///
    /// ## Why it matters
    /// With a point off the curve, a sender can learn the recipient’s private key from a few answers.
    ///
    /// ## What to do
    /// Refuse the token before computing anything with the key.
    ///
    /// ## References
    /// - RFC 8725 2.5 and 3.4
    /// - Sanso 2017 (invalid curve attack)
    /// - Wycheproof `rejectsInvalidCurvePoint`
    JWE_EPK_MISSING, "jwe-epk-missing", Error, "epk missing or invalid",
    "RFC 8725 2.5 and 3.4; Sanso 2017; Wycheproof", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !is_agreement(subject) {
        return;
    }
    let why = match ephemeral::read(subject.facts.header_source("epk")) {
        Ok(key) if key.private => "it holds its private half, so anybody can decrypt".to_owned(),
        Ok(_) => return,
        Err(why) => why,
    };
    let message = format!("The sender’s key `epk` is not as it must be: {why}. Refuse the token.");
    findings.push(JWE_EPK_MISSING.at_header(subject, "epk", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const POINT: &str = r#""kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps""#;

    fn epk(members: &str) -> Case {
        Case::jwe(&format!(r#"{{"alg":"ECDH-ES","enc":"A128GCM","epk":{{{members}}}}}"#))
    }

    #[test]
    fn fires_on_what_is_no_public_point() {
        assert!(Case::jwe(r#"{"alg":"ECDH-ES","enc":"A128GCM"}"#).fires(&JWE_EPK_MISSING));
        assert!(epk(&POINT.replace("pps", "ppw")).fires(&JWE_EPK_MISSING));
        assert!(epk(&format!(r#"{POINT},"d":"AAAA""#)).fires(&JWE_EPK_MISSING));
        let zeros = "A".repeat(43);
        assert!(
            epk(&format!(r#""kty":"OKP","crv":"X25519","x":"{zeros}""#)).fires(&JWE_EPK_MISSING)
        );
    }

    #[test]
    fn is_silent_about_a_point_and_about_others() {
        assert!(!epk(POINT).fires(&JWE_EPK_MISSING));
        assert!(!Case::jwe(r#"{"alg":"A128KW","enc":"A128GCM"}"#).fires(&JWE_EPK_MISSING));
    }
}
