//! Rule `key-ec-curve-mismatch`.

use crate::algorithms;
use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An elliptic-curve key on another curve than the algorithm's.
    ///
    /// ## Why it matters
    /// The signature cannot be checked with it. ES512 goes with P-521; there is no P-512.
    ///
    /// ## What to do
    /// Look for the key that fits.
    ///
    /// ## References
    /// - RFC 7518 3.4
    /// - RFC 8812
    /// - RFC 8037
    /// - RFC 9864
    KEY_EC_CURVE_MISMATCH, "key-ec-curve-mismatch", Error, "Curve does not fit the algorithm",
    "RFC 7518 3.4; RFC 8812; RFC 8037; RFC 9864", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(row) = subject.facts.algorithm().and_then(algorithms::find) else { return };
    let curves = subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Ec { curve, .. } => Some(curve.name()),
        _ => None,
    });
    let mut curves = curves.peekable();
    // An agreement goes with any curve.
    let one_curve = row.key_type == "EC" && !row.curve.is_empty();
    let Some(first) = curves.peek().copied().filter(|_| one_curve) else { return };
    if !curves.any(|curve| curve == row.curve) {
        let message = format!(
            "{} goes with the curve {}, but the key is on {first}. Look for the key that fits.",
            row.name, row.curve
        );
        findings.push(KEY_EC_CURVE_MISMATCH.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_another_curve() {
        let case = Case::header(r#"{"alg":"ES384"}"#).ec_key(false);
        assert!(case.fires(&KEY_EC_CURVE_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_the_right_one() {
        for case in [
            Case::header(r#"{"alg":"ES256"}"#).ec_key(false),
            Case::header(r#"{"alg":"RS256"}"#).ec_key(false),
            Case::jwe(r#"{"alg":"ECDH-ES","enc":"A128GCM"}"#).ec_key(true),
        ] {
            assert!(!case.fires(&KEY_EC_CURVE_MISMATCH), "{case:?}");
        }
    }
}
