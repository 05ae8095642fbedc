//! ML-DSA-44, ML-DSA-65, ML-DSA-87 (FIPS 204, RFC 9964): the context is empty.

use crate::keys::Material;
use ml_dsa::signature::Keypair;
use ml_dsa::{
    ExpandedSigningKey, MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Signature, SigningKey, VerifyingKey,
};

/// Public key, signed bytes and signature; `None` when key or signature cannot be one.
type Verify = fn(&[u8], &[u8], &[u8]) -> Option<bool>;

/// What one parameter set does: bytes of a public key, the check, and the public keys of a seed and of an expanded key.
struct Set {
    public: usize,
    /// In an expanded key, the bits of each small number, and where the last of them ends.
    small: (usize, usize),
    verify: Verify,
    public_of: fn(&[u8; 32]) -> Vec<u8>,
    public_of_expanded: fn(&[u8]) -> Option<Vec<u8>>,
}

/// Where the small numbers of an expanded key begin: after two seeds and a hash.
const SMALL: usize = 128;

/// Whether the signature over `signed` is one of the key with these parameters.
pub fn check(parameters: &str, key: &Material, signed: &[u8], signature: &[u8]) -> bool {
    let Material::Akp { parameters: own, public } = key else { return false };
    let set = set(parameters).filter(|_| parameters == *own);
    set.and_then(|set| (set.verify)(public, signed, signature)).unwrap_or_default()
}

/// The bytes of a public key with these parameters (FIPS 204 table 2).
pub fn public_length(parameters: &str) -> Option<usize> {
    set(parameters).map(|set| set.public)
}

/// The public key of a seed of 32 bytes (FIPS 204 algorithm 6).
pub fn public_key(parameters: &str, seed: &[u8]) -> Option<Vec<u8>> {
    Some((set(parameters)?.public_of)(seed.try_into().ok()?))
}

/// The public key of an expanded private key without its seed (FIPS 204 algorithm 25); `None` when it is damaged.
pub fn public_of_expanded(parameters: &str, expanded: &[u8]) -> Option<Vec<u8>> {
    let set = set(parameters)?;
    let (bits, end) = set.small;
    let is_sound = are_small(expanded.get(SMALL..end)?, bits);
    is_sound.then(|| (set.public_of_expanded)(expanded))?
}

/// Whether each number of so many bits is at most half of what fits in; the library would panic at a larger one.
fn are_small(bytes: &[u8], bits: usize) -> bool {
    let number = |at: usize| {
        let two = [0, 1].map(|next| bytes.get(at / 8 + next).copied().unwrap_or_default());
        (u16::from_le_bytes(two) >> (at % 8)) & ((1 << bits) - 1)
    };
    (0..bytes.len() * 8).step_by(bits).all(|at| number(at) <= 1 << (bits - 1))
}

fn set(parameters: &str) -> Option<Set> {
    Some(match parameters {
        "ML-DSA-44" => of::<MlDsa44>(1312, (3, 896)),
        "ML-DSA-65" => of::<MlDsa65>(1952, (4, 1536)),
        "ML-DSA-87" => of::<MlDsa87>(2592, (3, 1568)),
        _ => return None,
    })
}

fn of<P: MlDsaParams>(public: usize, small: (usize, usize)) -> Set {
    Set {
        public,
        small,
        verify: verify::<P>,
        public_of: public_of::<P>,
        public_of_expanded: of_expanded::<P>,
    }
}

fn verify<P: MlDsaParams>(public: &[u8], signed: &[u8], signature: &[u8]) -> Option<bool> {
    let key = VerifyingKey::<P>::decode(public.try_into().ok()?);
    let signature = Signature::<P>::decode(signature.try_into().ok()?)?;
    Some(key.verify_with_context(signed, &[], &signature))
}

fn public_of<P: MlDsaParams>(seed: &[u8; 32]) -> Vec<u8> {
    SigningKey::<P>::from_seed(&(*seed).into()).verifying_key().encode().to_vec()
}

#[expect(deprecated, reason = "it panics at numbers out of range, which were looked at")]
fn of_expanded<P: MlDsaParams>(expanded: &[u8]) -> Option<Vec<u8>> {
    let key = ExpandedSigningKey::<P>::from_expanded(expanded.try_into().ok()?);
    Some(key.verifying_key().encode().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(deprecated, reason = "others still write it")]
    fn expanded<P: MlDsaParams>(seed: [u8; 32]) -> Vec<u8> {
        SigningKey::<P>::from_seed(&seed.into()).expanded_key().to_expanded().to_vec()
    }

    type Expand = fn([u8; 32]) -> Vec<u8>;

    #[test]
    fn an_expanded_key_has_the_public_key_of_its_seed() {
        let of_seven: [(&str, Expand); 3] = [
            ("ML-DSA-44", expanded::<MlDsa44>),
            ("ML-DSA-65", expanded::<MlDsa65>),
            ("ML-DSA-87", expanded::<MlDsa87>),
        ];
        for (name, expanded) in of_seven {
            let key = expanded([7; 32]);
            let public = public_of_expanded(name, &key);
            assert!(public.is_some() && public == public_key(name, &[7; 32]), "{name}");
            assert_eq!(public_of_expanded(name, &key[1..]), None, "{name}, cut");
            assert_eq!(public_of_expanded("ML-DSA", &key), None);
            let (_, end) = set(name).unwrap().small;
            for place in [SMALL, end - 1] {
                let mut damaged = key.clone();
                damaged[place] = 0xff;
                assert_eq!(public_of_expanded(name, &damaged), None, "{name}, byte {place}");
            }
            let mut all = vec![0xff; key.len()];
            assert_eq!(public_of_expanded(name, &all), None);
            all[SMALL..end].fill(0);
            assert!(public_of_expanded(name, &all).is_some(), "{name}: odd, and no panic");
        }
    }
}
