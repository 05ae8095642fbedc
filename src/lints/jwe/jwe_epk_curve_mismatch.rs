//! Rule `jwe-epk-curve-mismatch`.

use super::is_agreement;
use crate::keys::{Material, ephemeral};
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A sender’s key `epk` on another curve than your key.
    ///
    /// ## Why it matters
    /// Two keys agree on a secret only on the same curve: this key cannot open the token.
    ///
    /// ## What to do
    /// Find the key that the token was made for.
    ///
    /// ## References
    /// - RFC 7518 4.6
    JWE_EPK_CURVE_MISMATCH, "jwe-epk-curve-mismatch", Error, "epk is on another curve than the recipient key",
    "RFC 7518 4.6", needs: [Token, Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !is_agreement(subject) {
        return;
    }
    let Ok(theirs) = ephemeral::read(subject.facts.header_source("epk")) else { return };
    let curve = theirs.material.kind();
    let is_curve = |it: &&Material| matches!(it, Material::Ec { .. } | Material::Okp { .. });
    let own = subject.keys.list.iter().map(|key| &key.material).filter(is_curve);
    let own: Vec<String> = own.map(Material::kind).collect();
    if let Some(other) = own.first().filter(|_| !own.contains(&curve)) {
        let message = format!(
            "The sender’s key `epk` is on {curve}, your key on {other}: they cannot agree. Find the key that the token was made for."
        );
        findings.push(JWE_EPK_CURVE_MISMATCH.at_header(subject, "epk", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const OF_P384: &str = r#"{"alg":"ECDH-ES","enc":"A128GCM","epk":{"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"}}"#;

    fn with(curve: &'static str) -> Case {
        let mut case = Case::jwe(OF_P384).ec_key(true);
        if curve != "P-256"
            && let Some(key) = case.keys.list.first_mut()
        {
            key.material = Material::Okp { curve, x: vec![1] };
        }
        case
    }

    #[test]
    fn fires_on_another_curve() {
        assert!(with("X25519").fires(&JWE_EPK_CURVE_MISMATCH));
    }

    #[test]
    fn is_silent_about_the_same_and_about_secrets() {
        assert!(!with("P-256").fires(&JWE_EPK_CURVE_MISMATCH));
        assert!(!Case::jwe(OF_P384).secret(16).fires(&JWE_EPK_CURVE_MISMATCH));
    }
}
