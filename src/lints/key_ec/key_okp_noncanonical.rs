//! Rule `key-okp-noncanonical`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::keys::audit;
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An Ed25519 key whose y is not below the prime, whose x is zero with a sign, or which is no point at all.
    ///
    /// ## Why it matters
    /// Implementations disagree about such keys.
    ///
    /// ## What to do
    /// Refuse the key; copy it again from its source.
    ///
    /// ## References
    /// - RFC 8032 5.1.3
    KEY_OKP_NONCANONICAL, "key-okp-noncanonical", Error, "Non-canonical Ed25519 point",
    "RFC 8032 5.1.3", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let written = jwks(&subject.keys.text.0, "OKP");
    let edwards = |jwk: &&Node| jwk.get("crv").and_then(Node::as_str) == Some("Ed25519");
    let point = |jwk: &Node| base64url::decode(jwk.get("x")?.as_str()?).bytes;
    let mut points = written.iter().filter(edwards).take(100).filter_map(point);
    if points.any(|x| x.len() == 32 && audit::is_odd_point(&x)) {
        let message = "This Ed25519 key is no canonical point of the curve: implementations disagree about it. Refuse it, and copy the key again from its source.";
        findings.push(KEY_OKP_NONCANONICAL.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(x: &[u8]) -> Case {
        let x = base64url::encode(x);
        Case::header("{}").secret_text(&format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"{x}"}}"#))
    }

    #[test]
    fn fires_on_what_is_no_canonical_point() {
        let mut negative_zero = [0; 32];
        (negative_zero[0], negative_zero[31]) = (1, 0x80);
        for x in [[0xff; 32], negative_zero] {
            assert!(pasted(&x).fires(&KEY_OKP_NONCANONICAL), "{x:?}");
        }
    }

    #[test]
    fn is_silent_about_ordinary_keys() {
        let x = base64url::decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").bytes.unwrap();
        assert!(!pasted(&x).fires(&KEY_OKP_NONCANONICAL));
    }
}
