//! Numbers with too few or too many leading zeros: r, s and RSA signatures have a fixed length (RFC 7518 section 3.4).

use super::{Question, certain};
use crate::keys::Material;
use crate::report::Diagnosis;

/// Bytes that may be missing, or too many.
const MOST: usize = 4;

/// Fills the numbers up, or takes zeros away, and tries again.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let matches = match question.tried_keys().next().map(|key| &key.material)? {
        Material::Rsa { modulus, .. } => {
            let filled = fill(question.signature, modulus.len())
                .filter(|it| it.len() != question.signature.len());
            filled.is_some_and(|it| question.matches_as(&it))
        }
        Material::Ec { curve, .. } => ecdsa(question, curve.bytes()),
        _ => false,
    };
    matches.then(|| {
        certain(
            "sig-length-mismatch",
            "The signature matches once its numbers have their full length: the signer dropped leading zeros, or wrote one too many. Write each number with the fixed length that the key has.".to_owned(),
        )
    })
}

fn ecdsa(question: &Question<'_>, length: usize) -> bool {
    let signature = question.signature;
    let difference = signature.len().abs_diff(2 * length);
    if difference == 0 || difference > MOST {
        return false;
    }
    (length - difference.min(length)..=length + difference).any(|at| {
        let Some((r, s)) = signature.split_at_checked(at) else { return false };
        let filled = fill(r, length).zip(fill(s, length));
        filled.is_some_and(|(r, s)| question.matches_as(&[r, s].concat()))
    })
}

/// The number with exactly so many bytes; `None` when it is too large, or far too short.
pub fn fill(number: &[u8], length: usize) -> Option<Vec<u8>> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let digits = number.get(zeros..)?;
    let missing = length.checked_sub(digits.len())?;
    Some([vec![0; missing].as_slice(), digits].concat())
}
