//! Rule `sig-rsa-length`.

use crate::algorithms::{self, Length};
use crate::keys::Material;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An RSA signature with another number of bytes than the key's modulus, or as large a number.
    ///
    /// ## Why it matters
    /// It was made with another key, or a leading zero was lost.
    ///
    /// ## What to do
    /// Look for the key that is meant, and at the code that encodes the signature.
    ///
    /// ## References
    /// - RFC 8017 8.1.2, 8.2.2
    SIG_RSA_LENGTH, "sig-rsa-length", Error, "RSA signature does not fit the key",
    "RFC 8017 8.1.2, 8.2.2", needs: [Header, Signature, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let algorithm = subject.facts.algorithm().and_then(algorithms::find);
    let rsa = algorithm.is_some_and(|row| row.signature == Length::Modulus);
    let Some(bytes) = subject.facts.signature().filter(|bytes| rsa && !bytes.is_empty()) else {
        return;
    };
    let moduli: Vec<&[u8]> = moduli(subject).collect();
    let fits = |modulus: &&[u8]| modulus.len() == bytes.len() && bytes < *modulus;
    if let (Some(first), false) = (moduli.first(), moduli.iter().any(fits)) {
        let message = format!(
            "The signature has {}, the key's modulus {}: it was made with another key, or a leading zero was lost.",
            text::count(bytes.len(), "byte"),
            first.len()
        );
        findings.push(SIG_RSA_LENGTH.at_segment(subject, 2, message));
    }
}

fn moduli<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a [u8]> + use<'a> {
    subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Rsa { modulus, .. } => Some(modulus.as_slice()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn signed(signature: usize, modulus: usize) -> Case {
        let case = Case::header(r#"{"alg":"RS256"}"#).signed(&vec![1; signature]);
        case.rsa_key(&vec![0xff; modulus], &[1, 0, 1])
    }

    #[test]
    fn fires_when_signature_and_modulus_differ() {
        let case = signed(256, 512);
        assert!(case.fires(&SIG_RSA_LENGTH), "{case:?}");
    }

    #[test]
    fn is_silent_when_they_fit() {
        let case = signed(256, 256);
        assert!(!case.fires(&SIG_RSA_LENGTH), "{case:?}");
    }
}
