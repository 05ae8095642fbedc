//! Rule `sig-rsa-trivial`.

use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RS or PS signature whose value is zero, one, or one below the modulus.
    ///
    /// ## Why it matters
    /// No signer produces it. Broken verifiers and keys with the exponent 1 let it pass.
    ///
    /// ## What to do
    /// Treat the token as an attack.
    ///
    /// ## References
    /// - Common practice
    SIG_RSA_TRIVIAL, "sig-rsa-trivial", Error, "Trivial RSA signature value",
    "Common practice", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let algorithm = subject.facts.algorithm().unwrap_or_default();
    let rsa = matches!(algorithm, "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512");
    let Some(bytes) = subject.facts.signature().filter(|bytes| rsa && !bytes.is_empty()) else {
        return;
    };
    let (last, rest) = bytes.split_last().unwrap_or((&0, &[]));
    let small = *last <= 1 && rest.iter().all(|byte| *byte == 0);
    if small || is_below_modulus_by_one(subject, bytes) {
        let message = "The signature is a degenerate number that no signer produces, made to pass broken verifiers. Refuse the token.";
        findings.push(SIG_RSA_TRIVIAL.at_segment(subject, 2, message));
    }
}

/// The modulus is odd, so one below it differs in the last bit only.
fn is_below_modulus_by_one(subject: &Subject<'_>, bytes: &[u8]) -> bool {
    subject.keys.list.iter().any(|key| match &key.material {
        Material::Rsa { modulus, .. } => {
            let last = modulus.last().is_some_and(|last| bytes.last() == Some(&(last ^ 1)));
            let same = modulus.len() == bytes.len()
                && modulus.iter().rev().skip(1).eq(bytes.iter().rev().skip(1));
            last && same
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn rs256(signature: &[u8]) -> Case {
        Case::header(r#"{"alg":"RS256"}"#).signed(signature)
    }

    #[test]
    fn fires_on_zero_and_one() {
        for case in [rs256(&[0; 256]), rs256(&[&[0; 255][..], &[1]].concat())] {
            assert!(case.fires(&SIG_RSA_TRIVIAL), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_ordinary_values() {
        for case in [rs256(&[7; 256]), rs256(&[])] {
            assert!(!case.fires(&SIG_RSA_TRIVIAL), "{case:?}");
        }
    }
}
