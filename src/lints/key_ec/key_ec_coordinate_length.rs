//! Rule `key-ec-coordinate-length`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::keys::Curve;
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A JWK on a curve whose `x`, `y` or `d` has another number of bytes than the curve's field.
    ///
    /// ## Why it matters
    /// A leading zero was dropped or added: thumbprints differ, and some libraries fail.
    ///
    /// ## What to do
    /// Write coordinates at full length: 32 bytes for P-256, 48 for P-384, 66 for P-521.
    ///
    /// ## References
    /// - RFC 7518 6.2.1.2, 6.2.2.1
    KEY_EC_COORDINATE_LENGTH, "key-ec-coordinate-length", Error, "EC coordinate has the wrong length",
    "RFC 7518 6.2.1.2, 6.2.2.1", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for jwk in jwks(&subject.keys.text.0, "EC") {
        let name = jwk.get("crv").and_then(Node::as_str).unwrap_or_default();
        let Some(curve) = Curve::of(name) else { continue };
        for member in ["x", "y", "d"] {
            let bytes =
                jwk.get(member).and_then(Node::as_str).and_then(|it| base64url::decode(it).bytes);
            if bytes.is_some_and(|bytes| bytes.len() != curve.bytes()) {
                let message = format!(
                    "`{member}` of the {name} key does not have {} bytes; a leading zero was dropped or added. Write it at full length.",
                    curve.bytes()
                );
                findings.push(KEY_EC_COORDINATE_LENGTH.finding(message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(text: &str) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).secret_text(text)
    }

    #[test]
    fn fires_on_short_coordinates() {
        let case = pasted(
            r#"{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        );
        assert!(case.fires(&KEY_EC_COORDINATE_LENGTH), "{case:?}");
    }

    #[test]
    fn is_silent_at_full_length() {
        for case in [
            pasted(
                r#"{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
            ),
            pasted("x"),
        ] {
            assert!(!case.fires(&KEY_EC_COORDINATE_LENGTH), "{case:?}");
        }
    }
}
