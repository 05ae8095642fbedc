//! ECDH-ES: the agreement (RFC 7518 section 4.6, RFC 8037 section 3.2) and the key from it (section 4.6.2).

use super::curve;
use crate::keys::{Curve, Material};
use sha2::{Digest, Sha256};

/// The shared secret of a private number and the sender's ephemeral public key. `None` when the curves differ, the
/// point is on none, or of low order, so that the secret would be no secret.
pub fn agree(own: &Material, private: &[u8], ephemeral: &Material) -> Option<Vec<u8>> {
    match (own, ephemeral) {
        (Material::Ec { curve, .. }, Material::Ec { curve: other, x, y }) if curve == other => {
            on_curve(*curve, private, &curve::point(x, y))
        }
        (Material::Okp { curve, .. }, Material::Okp { curve: other, x }) if curve == other => {
            montgomery(curve, private, x)
        }
        _ => None,
    }
}

/// ECDH on the curves of NIST: the x of the product.
pub fn on_curve(curve: Curve, private: &[u8], point: &[u8]) -> Option<Vec<u8>> {
    Some(match curve {
        Curve::P256 => {
            let (key, point) =
                (p256::SecretKey::from_slice(private), p256::PublicKey::from_sec1_bytes(point));
            let secret =
                p256::ecdh::diffie_hellman(key.ok()?.to_nonzero_scalar(), point.ok()?.as_affine());
            secret.raw_secret_bytes().to_vec()
        }
        Curve::P384 => {
            let (key, point) =
                (p384::SecretKey::from_slice(private), p384::PublicKey::from_sec1_bytes(point));
            let secret =
                p384::ecdh::diffie_hellman(key.ok()?.to_nonzero_scalar(), point.ok()?.as_affine());
            secret.raw_secret_bytes().to_vec()
        }
        Curve::P521 => {
            let (key, point) =
                (p521::SecretKey::from_slice(private), p521::PublicKey::from_sec1_bytes(point));
            let secret =
                p521::ecdh::diffie_hellman(key.ok()?.to_nonzero_scalar(), point.ok()?.as_affine());
            secret.raw_secret_bytes().to_vec()
        }
        Curve::K256 => return None,
    })
}

/// X25519 and X448 (RFC 7748 section 6); a secret of zeros is refused.
pub fn montgomery(curve: &str, private: &[u8], x: &[u8]) -> Option<Vec<u8>> {
    let secret = match curve {
        "X25519" => x25519_dalek::x25519(private.try_into().ok()?, x.try_into().ok()?).to_vec(),
        "X448" => x448::x448(private.try_into().ok()?, x.try_into().ok()?)?.to_vec(),
        _ => return None,
    };
    secret.iter().any(|byte| *byte != 0).then_some(secret)
}

/// Whether no private number makes a secret of the point.
pub fn is_low_order(curve: &str, x: &[u8]) -> bool {
    let any = [7; 56];
    let length = if curve == "X25519" { 32 } else { 56 };
    montgomery(curve, any.get(..length).unwrap_or_default(), x).is_none()
}

/// Concat KDF with SHA-256 (NIST SP 800-56A section 5.8.1): a key of so many bytes for that algorithm.
pub fn derive(
    secret: &[u8],
    algorithm: &str,
    parties: [&[u8]; 2],
    length: usize,
) -> Option<Vec<u8>> {
    let number = |value: usize| Some(u32::try_from(value).ok()?.to_be_bytes());
    let mut info = Vec::new();
    for part in [algorithm.as_bytes(), parties[0], parties[1]] {
        info.extend(number(part.len())?);
        info.extend(part);
    }
    info.extend(number(length * 8)?);
    let mut key = Vec::new();
    for counter in 1..=length.div_ceil(32) {
        key.extend(Sha256::digest([&number(counter)?, secret, &info].concat()));
    }
    key.truncate(length);
    Some(key)
}
