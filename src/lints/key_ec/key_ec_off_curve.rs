//! Rule `key-ec-off-curve`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::keys::{Curve, audit};
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An EC key, in the key box or in the token's header, whose x and y are no point of its curve.
    ///
    /// ## Why it matters
    /// Computing with such points reveals private keys (invalid-curve attack); or the key is damaged.
    ///
    /// ## What to do
    /// Refuse the key; copy it again from its source.
    ///
    /// ## References
    /// - RFC 8725 2.5 and 3.4
    /// - SP 800-56A 5.6.2.3
    KEY_EC_OFF_CURVE, "key-ec-off-curve", Error, "Point is not on the curve",
    "RFC 8725 2.5 and 3.4; SP 800-56A 5.6.2.3", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let written = jwks(&subject.keys.text.0, "EC");
    let carried = ["jwk", "epk"].into_iter().filter_map(|name| subject.facts.header(name));
    // Ten thousand points take seconds.
    if let Some(curve) = carried.chain(written.iter().take(20)).find_map(off_curve) {
        let message = format!(
            "The point (x, y) of this key is not on {}: an attack on whoever computes with it, or a damaged key. Refuse it, and copy the key again from its source.",
            curve.name()
        );
        findings.push(KEY_EC_OFF_CURVE.finding(message));
    }
}

/// The curve on which the point of a JWK does not lie.
fn off_curve(jwk: &Node) -> Option<Curve> {
    let curve = Curve::of(jwk.get("crv")?.as_str()?)?;
    let number = |name: &str| base64url::decode(jwk.get(name)?.as_str()?).bytes;
    audit::is_off_curve(curve, &number("x")?, &number("y")?).then_some(curve)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    /// The key of RFC 7515 appendix A.3.
    const KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;

    #[test]
    fn fires_on_a_changed_bit() {
        let case = Case::header("{}").secret_text(&KEY.replace("\"x_F", "\"x_E"));
        assert!(case.fires(&KEY_EC_OFF_CURVE), "{case:?}");
        let header = format!(r#"{{"alg":"ES256","jwk":{}}}"#, KEY.replace("\"x_F", "\"x_E"));
        assert!(Case::header(&header).fires(&KEY_EC_OFF_CURVE));
    }

    #[test]
    fn is_silent_about_the_key_as_it_is() {
        let case = Case::header("{}").secret_text(KEY);
        assert!(!case.fires(&KEY_EC_OFF_CURVE), "{case:?}");
    }
}
