//! What is wrong with the numbers of a key, for the rules.

use super::{Curve, Key, Material, PrivateHalf, bits, ec, okp};
use crate::engine::curve;
use crate::engine::factors::{self, rest};

/// Moduli of which every pair is looked at.
const COMPARED: usize = 200;

/// The smallest odd prime up to 65,537 in the modulus.
pub fn small_factor(modulus: &[u8]) -> Option<u32> {
    factors::small_factor(modulus)
}

/// Whether the modulus is the square of a number.
pub fn is_square(modulus: &[u8]) -> bool {
    factors::is_square_number(modulus)
}

/// Whether its two factors are close to each other.
pub fn has_close_factors(modulus: &[u8]) -> bool {
    factors::has_close_factors(modulus)
}

/// Whether the private exponent follows from a long public one (Wiener 1990).
pub fn has_small_private_exponent(modulus: &[u8], exponent: &[u8]) -> bool {
    bits(exponent) > 32 && factors::has_small_private_exponent(modulus, exponent)
}

/// The first two of these moduli that share a prime.
pub fn shared_prime(moduli: &[&[u8]]) -> Option<(usize, usize)> {
    factors::shared_prime(moduli.get(..COMPARED).unwrap_or(moduli))
}

/// Whether the modulus is a power of 65,537 to each of these primes, as those of Infineon's generator are
/// (CVE-2017-15361); by chance one of 2^27 is.
pub fn is_roca(modulus: &[u8]) -> bool {
    const PRIMES: [u32; 17] =
        [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157];
    PRIMES.iter().all(|prime| {
        let wanted = rest(modulus, *prime);
        let powers = std::iter::successors(Some(1), |power| Some(power * 65_537 % prime));
        let order = usize::try_from(*prime).unwrap_or_default();
        powers.take(order).any(|power| power == wanted)
    })
}

/// Whether the private numbers contradict the public ones.
pub fn is_contradictory(key: &Key) -> bool {
    match (&key.material, &key.private_half) {
        (Material::Rsa { modulus, exponent }, Some(PrivateHalf::Rsa(private))) => {
            let primes: Vec<&[u8]> = private.primes.iter().map(|it| &*it.0).collect();
            let derived: Vec<&[u8]> = private.derived.iter().map(|it| &*it.0).collect();
            let numbers = [modulus, exponent, &*private.exponent.0];
            factors::is_consistent(numbers, &primes, &derived) == Some(false)
        }
        (Material::Ec { curve, x, y }, Some(PrivateHalf::Ec(d))) => {
            let missing = curve.bytes().saturating_sub(d.0.len());
            let d = [vec![0; missing].as_slice(), &d.0].concat();
            curve::public_point(*curve, &d).as_ref() != Some(&(x.clone(), y.clone()))
        }
        (Material::Okp { curve, .. }, Some(PrivateHalf::Okp(d))) => {
            okp::private_on_curve(curve, &d.0).is_none_or(|(public, _)| differs(&public, key))
        }
        (Material::Akp { parameters, .. }, Some(PrivateHalf::Akp(seed))) => {
            okp::private_in_set(parameters, &seed.0).is_none_or(|(public, _)| differs(&public, key))
        }
        _ => false,
    }
}

fn differs(public: &Material, key: &Key) -> bool {
    match (public, &key.material) {
        (Material::Okp { x: a, .. }, Material::Okp { x: b, .. })
        | (Material::Akp { public: a, .. }, Material::Akp { public: b, .. }) => a != b,
        _ => true,
    }
}

/// Whether numbers of the right length are no point of the curve.
pub fn is_off_curve(curve: Curve, x: &[u8], y: &[u8]) -> bool {
    x.len() <= curve.bytes()
        && y.len() <= curve.bytes()
        && ec::from_coordinates(curve, x, y).is_err()
}

/// Whether 32 bytes are no point of Ed25519, or one that is not written canonically (RFC 8032 section 5.1.3).
pub fn is_odd_point(bytes: &[u8]) -> bool {
    !curve::is_okp("Ed25519", bytes) || is_large(bytes, &PRIME_25519) || is_signed_zero(bytes)
}

/// Whether an `EdDSA` signature is degenerate: S not reduced; on Ed25519 also R not canonical or of small order.
pub fn is_odd_eddsa(signature: &[u8]) -> bool {
    match signature.len() {
        64 => {
            let (r, s) = signature.split_at(32);
            is_reversed_at_least(s, &ORDER_25519)
                || is_large(r, &PRIME_25519)
                || is_signed_zero(r)
                || is_small_order(r)
        }
        114 => signature
            .split_at(57)
            .1
            .split_last()
            .is_some_and(|(last, s)| *last != 0 || is_reversed_at_least(s, &ORDER_448)),
        _ => false,
    }
}

/// Whether y, without the sign of x, is not below the prime.
fn is_large(point: &[u8], prime: &[u8; 32]) -> bool {
    let mut y = point.to_vec();
    if let Some(last) = y.last_mut() {
        *last &= 0x7f;
    }
    is_reversed_at_least(&y, prime)
}

/// y is 1 or -1, so x is 0, and it has a sign.
fn is_signed_zero(point: &[u8]) -> bool {
    let (first, rest) = (point.first(), point.get(1..31).unwrap_or_default());
    match (first, point.last()) {
        (Some(1), Some(0x80)) => rest.iter().all(|byte| *byte == 0),
        (Some(0xec), Some(0xff)) => rest.iter().all(|byte| *byte == 0xff),
        _ => false,
    }
}

/// Whether eight times the point is the neutral element, told by the y of the five points that have it.
fn is_small_order(point: &[u8]) -> bool {
    let mut y = point.to_vec();
    if let Some(last) = y.last_mut() {
        *last &= 0x7f;
    }
    SMALL_ORDER.iter().any(|known| known.as_slice() == y)
}

/// Whether a little-endian number is at least the big-endian one.
fn is_reversed_at_least(little: &[u8], big: &[u8]) -> bool {
    little.iter().rev().ge(big.iter())
}

/// 2^255 - 19.
const PRIME_25519: [u8; 32] = {
    let mut bytes = [0xff; 32];
    bytes[0] = 0x7f;
    bytes[31] = 0xed;
    bytes
};

/// 2^252 + 27742317777372353535851937790883648493 (RFC 8032 section 5.1).
const ORDER_25519: [u8; 32] =
    *b"\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x14\xde\xf9\xde\xa2\xf7\x9c\xd6\x58\x12\x63\x1a\x5c\xf5\xd3\xed";

/// 2^446 - 13818066809895115352007386748515426880336692474882178609894547503885 (RFC 8032 section 5.2).
const ORDER_448: [u8; 56] = *b"\x3f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7c\xca\x23\xe9\xc4\x4e\xdb\x49\xae\xd6\x36\x90\x21\x6c\xc2\x72\x8d\xc5\x8f\x55\x23\x78\xc2\x92\xab\x58\x44\xf3";

/// The y of the points of small order, little-endian: 0, 1, -1 and two more.
const SMALL_ORDER: [[u8; 32]; 5] = [
    *b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
    *b"\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
    *b"\xec\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f",
    *b"\x26\xe8\x95\x8f\xc2\xb2\x27\xb0\x45\xc3\xf4\x89\xf2\xef\x98\xf0\xd5\xdf\xac\x05\xd3\xc6\x33\x39\xb1\x38\x02\x88\x6d\x53\xfc\x05",
    *b"\xc7\x17\x6a\x70\x3d\x4d\xd8\x4f\xba\x3c\x0b\x76\x0d\x10\x67\x0f\x2a\x20\x53\xfa\x2c\x39\xcc\xc6\x4e\xc7\xfd\x77\x92\xac\x03\x7a",
];
