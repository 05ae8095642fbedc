//! From the `alg` of an encrypted token to the function that finds its content key (RFC 7518 section 4). Whatever is
//! wrong, key, tag or form, is one and the same failure (RFC 7516 section 11.5).

use super::content::{Content, Sealed};
use super::hmac::Hash;
use super::rsa_decrypt::{self, Numbers};
use super::{content, ecdh, key_wrap, pbes2};
use crate::algorithms::wrapping_key_bytes;
use crate::keys::{Key, Material, PrivateHalf};

/// What a recipient needs to know of an encrypted token.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    pub algorithm: &'a str,
    pub encryption: &'a str,
    pub content: Content,
    pub encrypted_key: &'a [u8],
    /// All but the additional data.
    pub sealed: Sealed<'a>,
    pub aad: Vec<u8>,
    /// `epk`.
    pub ephemeral: Option<Material>,
    /// `apu` and `apv`.
    pub parties: [Vec<u8>; 2],
    /// `p2s`.
    pub salt: Vec<u8>,
    /// `p2c`.
    pub iterations: u32,
    /// `iv` and `tag`, which belong to the encrypted key.
    pub key_iv: Vec<u8>,
    pub key_tag: Vec<u8>,
}

/// Finds the content key with a key, of a shared secret with that reading.
pub type KeyFinder = fn(&Envelope<'_>, &Key, usize) -> Option<Vec<u8>>;

/// The key management of an `alg` that is implemented here.
pub fn key_finder(algorithm: &str) -> Option<KeyFinder> {
    Some(match algorithm {
        "dir" => |_, key, reading| secret(key, reading).map(<[u8]>::to_vec),
        "A128KW" | "A192KW" | "A256KW" => |it, key, reading| unwrap(it, secret(key, reading)?),
        "A128GCMKW" | "A192GCMKW" | "A256GCMKW" => gcm_unwrap,
        "RSA1_5" | "RSA-OAEP" | "RSA-OAEP-256" | "RSA-OAEP-384" | "RSA-OAEP-512" => rsa,
        "ECDH-ES" => |it, key, _| agree(it, key, it.encryption, it.content.key),
        "ECDH-ES+A128KW" | "ECDH-ES+A192KW" | "ECDH-ES+A256KW" => |it, key, _| {
            let length = wrapping_key_bytes(it.algorithm)?;
            unwrap(it, &agree(it, key, it.algorithm, length)?)
        },
        "PBES2-HS256+A128KW" | "PBES2-HS384+A192KW" | "PBES2-HS512+A256KW" => password,
        _ => return None,
    })
}

/// The plaintext, as it was before any compression.
pub fn open(it: &Envelope<'_>, key: &Key, reading: usize) -> Option<Vec<u8>> {
    let content_key = key_finder(it.algorithm)?(it, key, reading)?;
    it.content.open(&content_key, &Sealed { aad: &it.aad, ..it.sealed })
}

fn secret(key: &Key, reading: usize) -> Option<&[u8]> {
    let Material::Secret(readings) = &key.material else { return None };
    readings.get(reading).map(|reading| &*reading.bytes.0)
}

/// The key that wraps has the length that `alg` says (RFC 7518 section 4.4).
fn unwrap(it: &Envelope<'_>, key: &[u8]) -> Option<Vec<u8>> {
    let fits = wrapping_key_bytes(it.algorithm) == Some(key.len());
    fits.then(|| key_wrap::unwrap(key, it.encrypted_key))?
}

/// RFC 7518 section 4.7.
fn gcm_unwrap(it: &Envelope<'_>, key: &Key, reading: usize) -> Option<Vec<u8>> {
    let key = secret(key, reading)?;
    let sealed =
        Sealed { iv: &it.key_iv, aad: &[], ciphertext: it.encrypted_key, tag: &it.key_tag };
    let fits = wrapping_key_bytes(it.algorithm) == Some(key.len());
    fits.then(|| content::gcm(key, &sealed))?
}

fn rsa(it: &Envelope<'_>, key: &Key, _: usize) -> Option<Vec<u8>> {
    let (Material::Rsa { modulus, exponent }, Some(PrivateHalf::Rsa(private))) =
        (&key.material, &key.private_half)
    else {
        return None;
    };
    let primes = private.primes.iter().map(|prime| prime.0.to_vec()).collect::<Vec<_>>();
    let numbers =
        Numbers { modulus, exponent, private_exponent: &private.exponent.0, primes: &primes };
    rsa_decrypt::decrypt(it.algorithm, numbers, it.encrypted_key)
}

fn agree(it: &Envelope<'_>, key: &Key, name: &str, length: usize) -> Option<Vec<u8>> {
    let (PrivateHalf::Ec(private) | PrivateHalf::Okp(private)) = key.private_half.as_ref()? else {
        return None;
    };
    let secret = ecdh::agree(&key.material, &private.0, it.ephemeral.as_ref()?)?;
    ecdh::derive(&secret, name, it.parties.each_ref().map(Vec::as_slice), length)
}

/// The salt is the name of the algorithm, a zero byte and `p2s` (RFC 7518 section 4.8.1.1).
fn password(it: &Envelope<'_>, key: &Key, reading: usize) -> Option<Vec<u8>> {
    let hash = Hash::of(it.algorithm.get(6..11)?)?;
    let salt = [it.algorithm.as_bytes(), &[0], &it.salt].concat();
    let length = wrapping_key_bytes(it.algorithm)?;
    unwrap(it, &pbes2::derive(hash, secret(key, reading)?, &salt, it.iterations, length))
}
