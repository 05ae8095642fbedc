//! ML-DSA-44, ML-DSA-65, ML-DSA-87 (FIPS 204, RFC 9964): the context is empty.

use crate::keys::Material;
use ml_dsa::signature::Keypair;
use ml_dsa::{MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Signature, SigningKey, VerifyingKey};

/// Public key, signed bytes and signature; `None` when key or signature cannot be one.
type Verify = fn(&[u8], &[u8], &[u8]) -> Option<bool>;

/// What one parameter set does: bytes of a public key, the check, and the public key of a seed.
struct Set {
    public: usize,
    verify: Verify,
    public_of: fn(&[u8; 32]) -> Vec<u8>,
}

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

fn set(parameters: &str) -> Option<Set> {
    Some(match parameters {
        "ML-DSA-44" => of::<MlDsa44>(1312),
        "ML-DSA-65" => of::<MlDsa65>(1952),
        "ML-DSA-87" => of::<MlDsa87>(2592),
        _ => return None,
    })
}

fn of<P: MlDsaParams>(public: usize) -> Set {
    Set { public, verify: verify::<P>, public_of: public_of::<P> }
}

fn verify<P: MlDsaParams>(public: &[u8], signed: &[u8], signature: &[u8]) -> Option<bool> {
    let key = VerifyingKey::<P>::decode(public.try_into().ok()?);
    let signature = Signature::<P>::decode(signature.try_into().ok()?)?;
    Some(key.verify_with_context(signed, &[], &signature))
}

fn public_of<P: MlDsaParams>(seed: &[u8; 32]) -> Vec<u8> {
    SigningKey::<P>::from_seed(&(*seed).into()).verifying_key().encode().to_vec()
}
