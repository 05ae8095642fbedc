//! Rule `key-rsa-encoding`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA JWK whose `n` or `e` has a leading zero byte, padding, the standard base64 alphabet, or is a number or decimal text.
    ///
    /// ## Why it matters
    /// The thumbprint of the key changes with it, and some libraries refuse it.
    ///
    /// ## What to do
    /// Write the smallest number of bytes as base64url: 65537 is `AQAB`.
    ///
    /// ## References
    /// - RFC 7518 2 and 6.3.1
    KEY_RSA_ENCODING, "key-rsa-encoding", Warning, "RSA JWK integer encoding is wrong",
    "RFC 7518 2 and 6.3.1", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for jwk in jwks(&subject.keys.text.0, "RSA") {
        for name in ["n", "e"] {
            let Some(fault) = jwk.get(name).and_then(|value| fault(name, value)) else { continue };
            let message = format!(
                "`{name}` of the RSA key {fault}; it must be the base64url of the fewest bytes (65537 is `AQAB`). Otherwise its thumbprint differs and some libraries refuse it."
            );
            findings.push(KEY_RSA_ENCODING.finding(message));
        }
    }
}

fn fault(name: &str, value: &Node) -> Option<&'static str> {
    let Some(text) = value.as_str() else { return Some("is not text") };
    let decoded = base64url::decode(text);
    match decoded.bytes.as_deref() {
        _ if name == "e" && text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some("is a decimal number")
        }
        Some([0, ..]) => Some("begins with a zero byte"),
        Some(_) if decoded.oddities.is_empty() => None,
        _ => Some("is not plain base64url"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(text: &str) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).secret_text(text)
    }

    #[test]
    fn fires_on_other_encodings() {
        for case in [
            pasted(r#"{"kty":"RSA","n":"w_______","e":"65537"}"#),
            pasted(r#"{"keys":[{"kty":"RSA","n":"AP8","e":"AQAB"}]}"#),
            pasted(r#"{"kty":"RSA","n":"_w==","e":65537}"#),
        ] {
            assert!(case.fires(&KEY_RSA_ENCODING), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_the_proper_one() {
        for case in [pasted(r#"{"kty":"RSA","n":"w_______","e":"AQAB"}"#), pasted("secret")] {
            assert!(!case.fires(&KEY_RSA_ENCODING), "{case:?}");
        }
    }
}
