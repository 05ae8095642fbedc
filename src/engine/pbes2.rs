//! PBES2: a key from a password (RFC 7518 section 4.8, RFC 8018 section 5.2).

use super::hmac::Hash;
use pbkdf2::pbkdf2_hmac;
use sha2::{Sha256, Sha384, Sha512};

/// The key of half the hash's length; the salt is `alg`, a zero byte and `p2s` (RFC 7518 section 4.8.1.1).
pub fn derive(hash: Hash, password: &[u8], salt: &[u8], iterations: u32, length: usize) -> Vec<u8> {
    let mut key = vec![0; length];
    match hash {
        Hash::Sha256 => pbkdf2_hmac::<Sha256>(password, salt, iterations, &mut key),
        Hash::Sha384 => pbkdf2_hmac::<Sha384>(password, salt, iterations, &mut key),
        Hash::Sha512 => pbkdf2_hmac::<Sha512>(password, salt, iterations, &mut key),
    }
    key
}
