//! Keys that are plain bytes: the curves of RFC 8037, and ML-DSA (RFC 9964).

use super::{Material, PrivateHalf};
use crate::engine::{curve, ml_dsa};

/// The curves of RFC 8037 section 2.
const CURVES: [&str; 4] = ["Ed25519", "Ed448", "X25519", "X448"];

/// The parameter sets of RFC 9964.
const SETS: [&str; 3] = ["ML-DSA-44", "ML-DSA-65", "ML-DSA-87"];

/// The curve of a JWK `crv`.
pub fn curve_named(name: &str) -> Option<&'static str> {
    CURVES.into_iter().find(|known| *known == name)
}

/// The parameter set of a JWK `alg`.
pub fn set_named(name: &str) -> Option<&'static str> {
    SETS.into_iter().find(|known| *known == name)
}

/// A public key on a curve of RFC 8037.
pub fn on_curve(curve: &'static str, x: &[u8]) -> Result<Material, String> {
    if curve::is_okp(curve, x) {
        return Ok(Material::Okp { curve, x: x.to_vec() });
    }
    Err(format!(
        "This {curve} key is not a point of the curve ({} bytes, {} expected): it is damaged. Copy it again.",
        x.len(),
        curve::okp_bytes(curve)
    ))
}

/// A public key of ML-DSA.
pub fn in_set(parameters: &'static str, public: &[u8]) -> Result<Material, String> {
    let expected = ml_dsa::public_length(parameters).unwrap_or_default();
    if public.len() == expected {
        return Ok(Material::Akp { parameters, public: public.to_vec() });
    }
    Err(format!(
        "This {parameters} key has {} bytes instead of {expected}, so it is cut or of another parameter set. Copy it again.",
        public.len()
    ))
}

/// Both halves of a private key on a curve.
pub fn private_on_curve(curve: &'static str, d: &[u8]) -> Option<(Material, PrivateHalf)> {
    let x = curve::okp_public(curve, d)?;
    Some((Material::Okp { curve, x }, PrivateHalf::Okp(d.into())))
}

/// Both halves of a seed of ML-DSA.
pub fn private_in_set(parameters: &'static str, seed: &[u8]) -> Option<(Material, PrivateHalf)> {
    let public = ml_dsa::public_key(parameters, seed)?;
    Some((Material::Akp { parameters, public }, PrivateHalf::Akp(seed.into())))
}

/// The public half of an expanded private key of ML-DSA, which is told without its seed.
pub fn expanded_in_set(parameters: &'static str, expanded: &[u8]) -> Option<Material> {
    let public = ml_dsa::public_of_expanded(parameters, expanded)?;
    Some(Material::Akp { parameters, public })
}
