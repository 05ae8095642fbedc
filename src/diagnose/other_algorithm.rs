//! A signature of another algorithm than the header says, made with this key.

use super::{KEYS_TRIED, Question, certain};
use crate::algorithms::{ALGORITHMS, Algorithm};
use crate::engine::{ecdsa_hash, rsa};
use crate::keys::{Curve, Key, Material};
use crate::report::Diagnosis;

/// Keys whose signatures are tried in forms that JOSE does not know.
const KEYS_TRIED_CLOSELY: usize = 8;

/// RSA keys above this many bytes take too long to be tried with everything.
const LONGEST_MODULUS: usize = 1024;

/// Tries every algorithm that the keys allow; then what no algorithm allows but signers do.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let listed = question.keys.list.iter().enumerate().take(KEYS_TRIED);
    let tried = question.tried.iter().take(KEYS_TRIED_CLOSELY);
    let message = listed
        .filter(|(_, key)| is_quick(&key.material))
        .find_map(|(index, key)| other(question, index, key))
        .or_else(|| {
            let keys = tried.filter_map(|index| question.keys.list.get(*index));
            keys.filter(|key| is_quick(&key.material)).find_map(|key| nearly(question, key))
        })?;
    Some(certain("sig-verifies-with-other-alg", message))
}

fn other(question: &Question<'_>, index: usize, key: &Key) -> Option<String> {
    let name = question.algorithm.name;
    let other = ALGORITHMS.iter().find(|other| {
        other.supported
            && other.name != name
            && shares_key_type(other, key)
            && question.key_matches(index, other, question.signature)
    })?;
    Some(format!(
        "The signature is one of {}, but the header says {name}. Make the signer write the algorithm that it uses: verifiers refuse this token.",
        other.name
    ))
}

fn is_quick(material: &Material) -> bool {
    !matches!(material, Material::Rsa { modulus, .. } if modulus.len() > LONGEST_MODULUS)
}

fn shares_key_type(algorithm: &Algorithm, key: &Key) -> bool {
    algorithm.key_type == key.material.key_type()
}

/// Signatures that only look like one of an algorithm: wrong salt, wrong hash for the curve.
fn nearly(question: &Question<'_>, key: &Key) -> Option<String> {
    let Question { signed, signature, .. } = question;
    if let Some((hash, salt)) = rsa::salt_length(&key.material, signed, signature) {
        return Some(format!(
            "The signature is RSA-PSS over {hash} with a salt of {salt} bytes, but the salt must be as long as the hash. Set the salt length to “digest” at the signer."
        ));
    }
    let hash = ecdsa_hash(&key.material, signed, signature)?;
    let curve = if let Material::Ec { curve, .. } = &key.material { *curve } else { Curve::P256 };
    Some(format!(
        "The signature is ECDSA on {} over {hash}, which no algorithm of JOSE combines. Sign with the hash that belongs to the curve.",
        curve.name()
    ))
}
