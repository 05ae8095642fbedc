//! Rules about RSA keys.

pub(super) mod key_rsa_encoding;
pub(super) mod key_rsa_exponent_large;
pub(super) mod key_rsa_exponent_one;
pub(super) mod key_rsa_exponent_small;
pub(super) mod key_rsa_huge;
pub(super) mod key_rsa_odd_size;
pub(super) mod key_rsa_too_small;

use super::{Lint, Subject};
use crate::keys::{Material, bits};

pub(super) const RULES: &[&Lint] = &[
    &key_rsa_too_small::KEY_RSA_TOO_SMALL,
    &key_rsa_huge::KEY_RSA_HUGE,
    &key_rsa_odd_size::KEY_RSA_ODD_SIZE,
    &key_rsa_exponent_one::KEY_RSA_EXPONENT_ONE,
    &key_rsa_exponent_small::KEY_RSA_EXPONENT_SMALL,
    &key_rsa_exponent_large::KEY_RSA_EXPONENT_LARGE,
    &key_rsa_encoding::KEY_RSA_ENCODING,
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

/// The RSA keys of the key box.
fn rsa_keys<'a>(subject: &Subject<'a>) -> impl Iterator<Item = RsaKey<'a>> + use<'a> {
    subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Rsa { modulus, exponent } => {
            Some(RsaKey { modulus, exponent, bits: bits(modulus) })
        }
        _ => None,
    })
}
