//! Points of the curves: whether they lie on them, and public halves of private numbers.

use super::secp256k1::Secp256k1;
use crate::keys::Curve;
use ed25519_dalek::SigningKey;
use p256::elliptic_curve::{PublicKey, SecretKey, sec1::ToSec1Point};

/// The uncompressed SEC 1 encoding of a point (SEC 1 section 2.3.3).
pub fn point(x: &[u8], y: &[u8]) -> Vec<u8> {
    [&[4], x, y].concat()
}

/// The coordinates of a SEC 1 point, compressed or not; `None` when it is not on the curve.
pub fn coordinates(curve: Curve, encoded: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let point = match curve {
        Curve::K256 => uncompressed(&PublicKey::<Secp256k1>::from_sec1_bytes(encoded).ok()?),
        Curve::P256 => uncompressed(&p256::PublicKey::from_sec1_bytes(encoded).ok()?),
        Curve::P384 => uncompressed(&p384::PublicKey::from_sec1_bytes(encoded).ok()?),
        Curve::P521 => uncompressed(&p521::PublicKey::from_sec1_bytes(encoded).ok()?),
    };
    split(&point)
}

/// The public point of a private number.
pub fn public_point(curve: Curve, private: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let point = match curve {
        Curve::K256 => {
            uncompressed(&SecretKey::<Secp256k1>::from_slice(private).ok()?.public_key())
        }
        Curve::P256 => uncompressed(&p256::SecretKey::from_slice(private).ok()?.public_key()),
        Curve::P384 => uncompressed(&p384::SecretKey::from_slice(private).ok()?.public_key()),
        Curve::P521 => uncompressed(&p521::SecretKey::from_slice(private).ok()?.public_key()),
    };
    split(&point)
}

/// Bytes of a public key on a curve of RFC 8037.
pub fn okp_bytes(curve: &str) -> usize {
    match curve {
        "X448" => 56,
        "Ed448" => 57,
        _ => 32,
    }
}

/// Whether the bytes can be a public key: a point of an Edwards curve; on a Montgomery curve any bytes of that length
/// (RFC 7748 section 5).
pub fn is_okp(curve: &str, x: &[u8]) -> bool {
    match curve {
        "Ed25519" => super::eddsa::ed25519_key(x).is_some(),
        "Ed448" => super::eddsa::ed448_key(x).is_some(),
        _ => x.len() == okp_bytes(curve),
    }
}

/// The public key of a private one (RFC 8032 sections 5.1.5 and 5.2.5, RFC 7748 section 6).
pub fn okp_public(curve: &str, private: &[u8]) -> Option<Vec<u8>> {
    match curve {
        "Ed25519" => {
            let key = SigningKey::from_bytes(private.try_into().ok()?);
            Some(key.verifying_key().to_bytes().to_vec())
        }
        "Ed448" => {
            let key = ed448_goldilocks::SigningKey::try_from(private).ok()?;
            Some(key.verifying_key().to_bytes().to_vec())
        }
        "X25519" => {
            let base = x25519_dalek::X25519_BASEPOINT_BYTES;
            Some(x25519_dalek::x25519(private.try_into().ok()?, base).to_vec())
        }
        "X448" => {
            let mut base = [0; 56];
            *base.first_mut()? = 5;
            Some(x448::x448(private.try_into().ok()?, base)?.to_vec())
        }
        _ => None,
    }
}

fn uncompressed<C>(key: &impl ToSec1Point<C>) -> Vec<u8>
where
    C: p256::elliptic_curve::Curve,
    p256::elliptic_curve::FieldBytesSize<C>: p256::elliptic_curve::sec1::ModulusSize,
{
    key.to_sec1_point(false).as_bytes().to_vec()
}

fn split(point: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let (_, coordinates) = point.split_first()?;
    let (x, y) = coordinates.split_at_checked(coordinates.len() / 2)?;
    Some((x.to_vec(), y.to_vec()))
}
