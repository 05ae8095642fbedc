//! Rule `sig-length-mismatch`.

use crate::algorithms::{self, Length};
use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::Why;

declare_lint! {
    /// ## What it finds
    /// A signature with another number of bytes than its algorithm produces.
    ///
    /// ## Why it matters
    /// It cannot be valid with any key.
    ///
    /// ## What to do
    /// Find out what happened to it: it was cut, encoded in another way (DER, hexadecimal), or made by another algorithm.
    ///
    /// ## References
    /// - RFC 7518, sections 3.2 to 3.5
    /// - RFC 8037, section 3.1
    /// - RFC 9964
    SIG_LENGTH_MISMATCH, "sig-length-mismatch", Error,
    "Signature length does not fit the algorithm",
    "RFC 7518 3.2-3.5; RFC 8037 3.1; RFC 9964", needs: [Header, Signature]
}

/// The sizes of RSA moduli in use, in bytes.
const RSA: [usize; 6] = [128, 192, 256, 384, 512, 1024];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let algorithm = subject.facts.algorithm().unwrap_or_default();
    let Some(length) = subject.facts.signature().map(<[u8]>::len).filter(|length| *length > 0)
    else {
        return;
    };
    let Some(message) = message(subject, algorithm, length) else { return };
    findings.push(SIG_LENGTH_MISMATCH.at_segment(subject, 2, message));
}

/// What is wrong with the length: by the algorithm alone, or by what the key at hand could have made.
fn message(subject: &Subject<'_>, algorithm: &str, length: usize) -> Option<String> {
    let lengths = lengths(algorithm)?;
    let modulus = lengths == RSA && modulus(subject) == Some(length);
    let expected = match &subject.verdict.why {
        Why::SignatureLength { expected, .. } => expected.clone(),
        _ if modulus || lengths.contains(&length) => return None,
        _ => lengths.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "),
    };
    Some(format!(
        "Signatures of {algorithm} must have {expected} bytes, this one has {length}, so it cannot be valid. It was cut, encoded in another way, or made by another algorithm.",
    ))
}

/// The lengths that signatures of the algorithm can have, in bytes.
pub(super) fn lengths(algorithm: &str) -> Option<Vec<usize>> {
    match algorithms::find(algorithm)?.signature {
        Length::Bytes(0) | Length::None => None,
        Length::Bytes(bytes) => Some(vec![bytes]),
        Length::Curve => Some(vec![64, 114]),
        Length::Modulus => Some(RSA.to_vec()),
    }
}

/// The length of the modulus of an RSA key in the box, in bytes.
fn modulus(subject: &Subject<'_>) -> Option<usize> {
    subject.keys.list.iter().find_map(|key| match &key.material {
        Material::Rsa { modulus, .. } => Some(modulus.len()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::lints::case::Case;

    fn fires(algorithm: &str, length: usize) -> bool {
        let case = Case::header(&format!(r#"{{"alg":"{algorithm}"}}"#));
        case.signature(&encode(&vec![1; length])).fires(&SIG_LENGTH_MISMATCH)
    }

    #[test]
    fn fires_on_a_length_that_no_signature_has() {
        assert!(
            fires("HS256", 31) && fires("ES512", 131) && fires("EdDSA", 65) && fires("RS256", 255)
        );
    }

    #[test]
    fn is_silent_about_lengths_that_fit_and_about_a_missing_signature() {
        assert!(!fires("ES512", 132) && !fires("EdDSA", 114) && !fires("RS256", 256));
        assert!(!fires("HS256", 0) && !fires("FOO256", 5));
    }
}
