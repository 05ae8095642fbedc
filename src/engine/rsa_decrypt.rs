//! RSAES-OAEP and RSAES-PKCS1-v1_5 (RFC 7518 sections 4.2 and 4.3, RFC 8017 section 7).

use super::rsa::MODULUS_BITS;
use rsa::{BoxedUint, Oaep, Pkcs1v15Encrypt, RsaPrivateKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// The numbers of a private key (RFC 8017 section 3.2), big-endian.
#[derive(Clone, Copy)]
pub struct Numbers<'a> {
    pub modulus: &'a [u8],
    pub exponent: &'a [u8],
    pub private_exponent: &'a [u8],
    /// None, or all of them.
    pub primes: &'a [Vec<u8>],
}

/// What was encrypted; `None` whatever is wrong. With `RSA1_5` wrong padding gives other bytes, always the same
/// (draft-irtf-cfrg-rsa-guidance section 7.2), so that nobody learns of it.
pub fn decrypt(algorithm: &str, numbers: Numbers<'_>, encrypted: &[u8]) -> Option<Vec<u8>> {
    let key = private_key(numbers)?;
    match algorithm {
        "RSA1_5" => key.decrypt(Pkcs1v15Encrypt, encrypted),
        "RSA-OAEP" => key.decrypt(Oaep::<Sha1>::new(), encrypted),
        "RSA-OAEP-256" => key.decrypt(Oaep::<Sha256>::new(), encrypted),
        "RSA-OAEP-384" => key.decrypt(Oaep::<Sha384>::new(), encrypted),
        "RSA-OAEP-512" => key.decrypt(Oaep::<Sha512>::new(), encrypted),
        _ => return None,
    }
    .ok()
}

/// The key, when its numbers belong together.
fn private_key(numbers: Numbers<'_>) -> Option<RsaPrivateKey> {
    let number = BoxedUint::from_be_slice_vartime;
    let Numbers { modulus, exponent, private_exponent, primes } = numbers;
    if crate::keys::bits(modulus) > *MODULUS_BITS.end() {
        return None;
    }
    let primes = primes.iter().map(|prime| number(prime)).collect();
    RsaPrivateKey::from_components(
        number(modulus),
        number(exponent),
        number(private_exponent),
        primes,
    )
    .ok()
}
