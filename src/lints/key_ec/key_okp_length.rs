//! Rule `key-okp-length`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An OKP or AKP key with another number of bytes than its curve or algorithm has.
    ///
    /// ## Why it matters
    /// It cannot be read. 64 bytes are the form of libsodium: the seed and the public key together.
    ///
    /// ## What to do
    /// Take the first 32 bytes of a libsodium key as seed, or copy the key again.
    ///
    /// ## References
    /// - RFC 8037 2
    /// - RFC 9964
    KEY_OKP_LENGTH, "key-okp-length", Error, "OKP or AKP key has the wrong length",
    "RFC 8037 2; RFC 9964", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = &subject.keys.text.0;
    for (kind, name, member) in [("OKP", "crv", "x"), ("OKP", "crv", "d"), ("AKP", "alg", "pub")] {
        for jwk in jwks(text, kind) {
            let name = jwk.get(name).and_then(Node::as_str).unwrap_or_default();
            let bytes =
                jwk.get(member).and_then(Node::as_str).and_then(|it| base64url::decode(it).bytes);
            let (Some(expected), Some(bytes)) = (expected(name), bytes) else { continue };
            if bytes.len() != expected {
                let message = format!(
                    "`{member}` of a {name} key has {expected} bytes, this one has {}. If it is 64, it is libsodium's form: take the first 32 bytes as seed.",
                    bytes.len()
                );
                findings.push(KEY_OKP_LENGTH.finding(message));
            }
        }
    }
}

fn expected(name: &str) -> Option<usize> {
    Some(match name {
        "Ed25519" | "X25519" => 32,
        "Ed448" => 57,
        "X448" => 56,
        "ML-DSA-44" => 1312,
        "ML-DSA-65" => 1952,
        "ML-DSA-87" => 2592,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(text: &str) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).secret_text(text)
    }

    #[test]
    fn fires_on_other_lengths() {
        let case = pasted(r#"{"kty":"OKP","crv":"Ed25519","x":"AAAA"}"#);
        assert!(case.fires(&KEY_OKP_LENGTH), "{case:?}");
    }

    #[test]
    fn is_silent_about_the_right_one() {
        let case = pasted(
            r#"{"kty":"OKP","crv":"Ed25519","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        );
        assert!(!case.fires(&KEY_OKP_LENGTH), "{case:?}");
    }
}
