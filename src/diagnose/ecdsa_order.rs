//! The two halves of a signature in the wrong order, or their bytes: s before r, little-endian ECDSA, big-endian `EdDSA`.

use super::{Question, certain};
use crate::keys::Material;
use crate::report::Diagnosis;

/// Puts halves and bytes into the other order, and tries again.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let is_pair = |it: &Material| matches!(it, Material::Ec { .. } | Material::Okp { .. });
    if !question.tried_keys().any(|key| is_pair(&key.material)) {
        return None;
    }
    let whole = question.signature;
    let (first, second) = whole.split_at_checked(whole.len() / 2)?;
    let turned = |bytes: &[u8]| bytes.iter().rev().copied().collect::<Vec<u8>>();
    let forms = [
        ("ecdsa-swapped", [second, first].concat()),
        ("ecdsa-reversed", [turned(first), turned(second)].concat()),
        ("ecdsa-reversed", turned(whole)),
        ("ecdsa-reversed", [first, &turned(second)].concat()),
    ];
    let (cause, _) = forms.into_iter().find(|(_, form)| question.matches_as(form))?;
    let message = if cause == "ecdsa-swapped" {
        "The signature matches with its halves exchanged: the signer writes s before r. Write r first, then s."
    } else {
        "The signature matches with its bytes in the other order: the signer takes little-endian numbers for big-endian ones, or the reverse. Write r and s of ECDSA big-endian, S of EdDSA little-endian."
    };
    Some(certain(cause, message.to_owned()))
}
