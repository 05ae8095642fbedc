//! Rules about RSA keys.

pub(super) mod key_rsa_close_primes;
pub(super) mod key_rsa_encoding;
pub(super) mod key_rsa_even_or_square;
pub(super) mod key_rsa_exponent_large;
pub(super) mod key_rsa_exponent_one;
pub(super) mod key_rsa_exponent_small;
pub(super) mod key_rsa_huge;
pub(super) mod key_rsa_odd_size;
pub(super) mod key_rsa_pattern;
pub(super) mod key_rsa_private_inconsistent;
pub(super) mod key_rsa_roca;
pub(super) mod key_rsa_shared_prime;
pub(super) mod key_rsa_small_d;
pub(super) mod key_rsa_small_factor;
pub(super) mod key_rsa_too_small;

use super::written::jwks;
use super::{Lint, Subject};
use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::keys::{Material, bits};
use crate::request::LIMITS;

pub(super) const RULES: &[&Lint] = &[
    &key_rsa_too_small::KEY_RSA_TOO_SMALL,
    &key_rsa_huge::KEY_RSA_HUGE,
    &key_rsa_odd_size::KEY_RSA_ODD_SIZE,
    &key_rsa_exponent_one::KEY_RSA_EXPONENT_ONE,
    &key_rsa_exponent_small::KEY_RSA_EXPONENT_SMALL,
    &key_rsa_exponent_large::KEY_RSA_EXPONENT_LARGE,
    &key_rsa_encoding::KEY_RSA_ENCODING,
    &key_rsa_small_d::KEY_RSA_SMALL_D,
    &key_rsa_even_or_square::KEY_RSA_EVEN_OR_SQUARE,
    &key_rsa_small_factor::KEY_RSA_SMALL_FACTOR,
    &key_rsa_close_primes::KEY_RSA_CLOSE_PRIMES,
    &key_rsa_roca::KEY_RSA_ROCA,
    &key_rsa_pattern::KEY_RSA_PATTERN,
    &key_rsa_shared_prime::KEY_RSA_SHARED_PRIME,
    &key_rsa_private_inconsistent::KEY_RSA_PRIVATE_INCONSISTENT,
];

/// An RSA key as its rules look at it.
struct RsaKey<'a> {
    modulus: &'a [u8],
    exponent: &'a [u8],
    /// Length of the modulus in bits.
    bits: usize,
}

impl RsaKey<'_> {
    fn exponent_below(&self, limit: u64) -> bool {
        let value = self
            .exponent
            .iter()
            .fold(0_u64, |value, byte| value.saturating_mul(256).saturating_add(u64::from(*byte)));
        value < limit
    }

    fn is_exponent_even(&self) -> bool {
        self.exponent.last().is_none_or(|byte| byte % 2 == 0)
    }
}

/// Keys of a set whose numbers are looked at: each takes milliseconds.
const AUDITED: usize = 8;

/// Modulus and exponent of the first RSA keys, those included that are refused for what is wrong with them.
fn audited(subject: &Subject<'_>) -> Vec<(Vec<u8>, Vec<u8>)> {
    let read = rsa_keys(subject).map(|key| (key.modulus.to_vec(), key.exponent.to_vec()));
    let mut keys: Vec<_> = read.take(AUDITED).collect();
    if keys.is_empty() {
        let written = jwks(&subject.keys.text.0, "RSA");
        let number = |jwk: &Node, name: &str| {
            let bytes = base64url::decode(jwk.get(name)?.as_str()?).bytes?;
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            bytes.get(zeros..).map(<[u8]>::to_vec).filter(|it| bits(it) <= LIMITS.rsa_bits)
        };
        let both = |jwk: &Node| Some((number(jwk, "n")?, number(jwk, "e")?));
        keys = written.iter().take(AUDITED).filter_map(both).collect();
    }
    keys
}

/// The RSA keys of the key box.
fn rsa_keys<'a>(subject: &Subject<'a>) -> impl Iterator<Item = RsaKey<'a>> + use<'a> {
    subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Rsa { modulus, exponent } => {
            Some(RsaKey { modulus, exponent, bits: bits(modulus) })
        }
        _ => None,
    })
}
