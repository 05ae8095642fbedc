//! RSA numbers that can be a key (RFC 8017 section 3.1), or the sentence that says why not.

use super::{Material, bits};
use crate::engine::rsa::{EXPONENT_BITS, MODULUS_BITS, is_usable};

/// The key of a modulus and a public exponent; leading zero bytes do not matter.
pub fn material(modulus: &[u8], exponent: &[u8]) -> Result<Material, String> {
    let (modulus, exponent) = (trim(modulus), trim(exponent));
    let size = bits(modulus);
    let odd = |number: &[u8]| number.last().is_some_and(|last| last & 1 == 1);
    let wrong = if size > *MODULUS_BITS.end() {
        format!("its modulus has {size} bits, the limit here is {}", MODULUS_BITS.end())
    } else if size < *MODULUS_BITS.start() {
        format!("its modulus has only {size} bits, so it is damaged or a toy")
    } else if !odd(modulus) {
        "its modulus is even, so it was damaged on the way".to_owned()
    } else if !odd(exponent) {
        "its public exponent is even, so it was damaged on the way".to_owned()
    } else if exponent == [1] {
        "its public exponent is 1, with which anybody can make signatures".to_owned()
    } else if bits(exponent) > EXPONENT_BITS {
        format!(
            "its public exponent has {} bits, the limit here is {EXPONENT_BITS}",
            bits(exponent)
        )
    } else if !is_usable(modulus, exponent) {
        "its numbers make no key".to_owned()
    } else {
        let (modulus, exponent) = (modulus.to_vec(), exponent.to_vec());
        return Ok(Material::Rsa { modulus, exponent });
    };
    Err(format!("This RSA key cannot be used: {wrong}. Copy it again from its source."))
}

fn trim(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}
