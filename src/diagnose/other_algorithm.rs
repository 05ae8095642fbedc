//! A signature of another algorithm than the header says, made with this key.

use super::{KEYS_TRIED, Question, certain};
use crate::algorithms::{ALGORITHMS, Algorithm};
use crate::engine::{cost, ecdsa_hash, rsa};
use crate::keys::{Curve, Key, Material};
use crate::report::Diagnosis;

/// Keys whose signatures are tried in forms that JOSE does not know.
const KEYS_TRIED_CLOSELY: usize = 4;

/// RSA keys above this many bytes take too long to be tried with everything.
const LONGEST_MODULUS: usize = 1024;

/// Tries every algorithm that the keys allow; then what no algorithm allows but signers do.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let is_quick = |key: &&Key| !matches!(&key.material, Material::Rsa { modulus, .. } if modulus.len() > LONGEST_MODULUS);
    let listed = question.keys.list.iter().take(KEYS_TRIED);
    let all = || question.tried_keys().chain(listed.clone()).filter(is_quick);
    let message = all().take(KEYS_TRIED).find_map(|key| other(question, key)).or_else(|| {
        let mut close = all().take(KEYS_TRIED_CLOSELY);
        close.find_map(|key| nearly(question, key))
    })?;
    Some(certain("sig-verifies-with-other-alg", message))
}

fn other(question: &Question<'_>, key: &Key) -> Option<String> {
    let name = question.algorithm.name;
    let other = ALGORITHMS.iter().find(|other| {
        other.supported
            && other.name != name
            && shares_key_type(other, key)
            && question.key_matches(key, other, question.signed, question.signature)
    })?;
    Some(format!(
        "The signature is one of {}, but the header says {name}. Make the signer write the algorithm that it uses: verifiers refuse this token.",
        other.name
    ))
}

/// A signature on a curve is told by its length, so that no time is lost with other curves.
fn shares_key_type(algorithm: &Algorithm, key: &Key) -> bool {
    let curve = match &key.material {
        Material::Ec { curve, .. } => curve.name(),
        _ => algorithm.curve,
    };
    algorithm.key_type == key.material.key_type() && algorithm.curve == curve
}

/// Signatures that only look like one of an algorithm: wrong salt, wrong padding, wrong hash for the curve.
fn nearly(question: &Question<'_>, key: &Key) -> Option<String> {
    let Question { signed, signature, left, .. } = question;
    let each = cost(&key.material, signed.len());
    match &key.material {
        Material::Rsa { modulus, .. } if modulus.len() == signature.len() => {
            if left.take(12 * each)
                && let Some((hash, salt)) = rsa::salt_length(&key.material, signed, signature)
            {
                return Some(format!(
                    "The signature is RSA-PSS over {hash} with a salt of {salt} bytes, but the salt must be as long as the hash. Set the salt length to “digest” at the signer."
                ));
            }
            let missing = if left.take(6 * each) {
                rsa::stripped(&key.material, signed, signature)
            } else {
                None
            };
            Some(format!(
                "The signature is RSA with PKCS#1 padding, but without {}. Sign with the whole of RSASSA-PKCS1-v1_5, not with the raw operation.",
                missing?
            ))
        }
        Material::Ec { curve, .. } if left.take(3 * each) => Some(format!(
            "The signature is ECDSA on {} over {}, which no algorithm of JOSE combines. Sign with the hash that belongs to the curve.",
            Curve::name(*curve),
            ecdsa_hash(&key.material, signed, signature)?
        )),
        _ => None,
    }
}
